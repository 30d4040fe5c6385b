SELECT id, series, number
FROM number_floor
ORDER BY series;
