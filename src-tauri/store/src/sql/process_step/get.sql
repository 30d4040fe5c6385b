SELECT id, power_id, position, name, post, post_id, time_limit, interface, control_point
FROM process_step
WHERE id = :id;
