DELETE FROM notice
WHERE id = :id;
