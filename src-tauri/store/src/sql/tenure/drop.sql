DELETE FROM tenure
WHERE id = :id;
