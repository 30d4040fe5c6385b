SELECT id, warning_id, level, position, disposition
FROM warning_disposition
ORDER BY warning_id, position;
