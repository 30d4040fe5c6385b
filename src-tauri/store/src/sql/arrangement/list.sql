SELECT id, year, rest, worked, source, deleted_at
FROM arrangement
ORDER BY year, id;
