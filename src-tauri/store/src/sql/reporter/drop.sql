DELETE FROM reporter
WHERE id = :id;
