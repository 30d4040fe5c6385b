INSERT INTO report_draft (id, period, section, version, body, made_at)
VALUES (:id, :period, :section, :version, :body, :made_at)
ON CONFLICT (id) DO UPDATE SET
  period = excluded.period,
  section = excluded.section,
  version = excluded.version,
  body = excluded.body,
  made_at = excluded.made_at;
