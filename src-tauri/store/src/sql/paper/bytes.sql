SELECT file_name, bytes, sha256
FROM paper
WHERE id = :id;
