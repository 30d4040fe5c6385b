DELETE FROM accountability
WHERE id = :id;
