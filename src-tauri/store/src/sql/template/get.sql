SELECT id, kind, version, body, made_at
FROM template
WHERE id = :id;
