SELECT id, kind, version, body, made_at
FROM template
ORDER BY kind, version;
