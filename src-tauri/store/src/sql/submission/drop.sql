DELETE FROM submission
WHERE id = :id;
