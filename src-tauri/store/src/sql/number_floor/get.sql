SELECT id, series, number
FROM number_floor
WHERE id = :id;
