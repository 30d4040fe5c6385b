SELECT max(number)
FROM duty
WHERE year = CAST(:prefix AS INTEGER);
