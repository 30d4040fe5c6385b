SELECT id, power_id, position, name
FROM process_step
WHERE id = :id;
