INSERT INTO template (id, kind, version, body, made_at)
VALUES (:id, :kind, :version, :body, :made_at)
ON CONFLICT (id) DO UPDATE SET
  kind = excluded.kind,
  version = excluded.version,
  body = excluded.body,
  made_at = excluded.made_at;
