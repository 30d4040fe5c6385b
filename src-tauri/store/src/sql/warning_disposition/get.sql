SELECT id, warning_id, level, position, disposition
FROM warning_disposition
WHERE id = :id;
