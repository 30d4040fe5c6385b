SELECT id, year, rest, worked, source, deleted_at
FROM arrangement
WHERE id = :id;
