SELECT id, catalogue, year, number
FROM edition
WHERE id = :id;
