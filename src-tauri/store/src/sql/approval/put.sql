INSERT INTO approval (id, warning_id, position, step, name, approved_on, opinion)
VALUES (:id, :warning_id, :position, :step, :name, :approved_on, :opinion)
ON CONFLICT (id) DO UPDATE SET
  warning_id = excluded.warning_id,
  position = excluded.position,
  step = excluded.step,
  name = excluded.name,
  approved_on = excluded.approved_on,
  opinion = excluded.opinion;
