DELETE FROM warning
WHERE id = :id;
