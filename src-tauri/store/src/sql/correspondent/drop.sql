DELETE FROM correspondent
WHERE id = :id;
