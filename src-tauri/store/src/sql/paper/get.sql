SELECT id, kind, title, file_name, warning_id, pages, sha256, made_at
FROM paper
WHERE id = :id;
