INSERT INTO attachment (id, progress_id, warning_id, name, kind, size, sha256, added_at)
VALUES (:id, :progress_id, :warning_id, :name, :kind, :size, :sha256, :added_at)
ON CONFLICT (id) DO UPDATE SET
  progress_id = excluded.progress_id,
  warning_id = excluded.warning_id,
  name = excluded.name,
  kind = excluded.kind,
  size = excluded.size,
  sha256 = excluded.sha256,
  added_at = excluded.added_at;
