DELETE FROM talk
WHERE id = :id;
