SELECT coalesce(max(sequence), 0) + 1
FROM warning
WHERE series = :series AND year = :year;
