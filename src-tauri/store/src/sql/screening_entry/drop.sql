DELETE FROM screening_entry
WHERE id = :id;
