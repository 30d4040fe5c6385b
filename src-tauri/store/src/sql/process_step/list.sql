SELECT id, power_id, position, name
FROM process_step
ORDER BY power_id, position;
