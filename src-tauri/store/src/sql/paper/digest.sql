SELECT sha256
FROM paper
WHERE id = :id;
