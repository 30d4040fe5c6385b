DELETE FROM screening
WHERE id = :id;
