INSERT INTO process_step (id, power_id, position, name)
VALUES (:id, :power_id, :position, :name)
ON CONFLICT (id) DO UPDATE SET
  power_id = excluded.power_id,
  position = excluded.position,
  name = excluded.name;
