SELECT digest, content
FROM table_layout
ORDER BY kept_at DESC, digest;
