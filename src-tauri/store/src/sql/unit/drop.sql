DELETE FROM unit
WHERE id = :id;
