DELETE FROM duty_progress
WHERE id = :id;
