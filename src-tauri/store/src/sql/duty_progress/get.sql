SELECT id, duty_id, done_on, unit_id, person_id, count, done, note, deleted_at
FROM duty_progress
WHERE id = :id;
