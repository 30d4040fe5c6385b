SELECT id, catalogue, year, number
FROM edition
ORDER BY catalogue, year, number;
