DELETE FROM process_step
WHERE id = :id;
