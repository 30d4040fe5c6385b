SELECT id, progress_id, warning_id, name, kind, size, sha256, added_at
FROM attachment
WHERE id = :id;
