DELETE FROM power
WHERE id = :id;
