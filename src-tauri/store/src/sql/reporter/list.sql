SELECT id, sealed
FROM reporter
ORDER BY id;
