INSERT INTO table_layout (digest, content, kept_at)
VALUES (:digest, :content, :kept_at)
ON CONFLICT (digest) DO UPDATE SET content = excluded.content, kept_at = excluded.kept_at;
