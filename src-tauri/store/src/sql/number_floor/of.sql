SELECT number
FROM number_floor
WHERE series = :series;
