SELECT id, warning_id, level, position, disposition
FROM warning_disposition
WHERE warning_id BETWEEN :first AND :last
ORDER BY warning_id, position;
