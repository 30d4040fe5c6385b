SELECT id, screening_id, position, step, passed, signed_by, signed_on, opinion
FROM screening_entry
WHERE id = :id;
