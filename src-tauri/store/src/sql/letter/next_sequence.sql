SELECT coalesce(max(sequence), 0) + 1
FROM letter
WHERE series = :series AND year = :year;
