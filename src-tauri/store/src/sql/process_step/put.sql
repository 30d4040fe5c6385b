INSERT INTO process_step (id, power_id, position, name, post, post_id, time_limit, interface, control_point)
VALUES (:id, :power_id, :position, :name, :post, :post_id, :time_limit, :interface, :control_point)
ON CONFLICT (id) DO UPDATE SET
  power_id = excluded.power_id,
  position = excluded.position,
  name = excluded.name,
  post = excluded.post,
  post_id = excluded.post_id,
  time_limit = excluded.time_limit,
  interface = excluded.interface,
  control_point = excluded.control_point;
