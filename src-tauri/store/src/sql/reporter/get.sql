SELECT id, sealed
FROM reporter
WHERE id = :id;
