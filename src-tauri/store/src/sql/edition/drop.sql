DELETE FROM edition
WHERE id = :id;
