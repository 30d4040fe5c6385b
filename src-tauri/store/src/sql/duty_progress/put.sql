INSERT INTO duty_progress (id, duty_id, done_on, unit_id, person_id, count, done, note, deleted_at)
VALUES (:id, :duty_id, :done_on, :unit_id, :person_id, :count, :done, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  duty_id = excluded.duty_id,
  done_on = excluded.done_on,
  unit_id = excluded.unit_id,
  person_id = excluded.person_id,
  count = excluded.count,
  done = excluded.done,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
