INSERT INTO draft (place, content, kept_at)
VALUES (:place, :content, :kept_at)
ON CONFLICT (place) DO UPDATE SET content = excluded.content, kept_at = excluded.kept_at;
