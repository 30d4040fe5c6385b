INSERT INTO spot_check (id, number, year, kind, unit_id, post_id, draw_id, planned_on, inspectors, checked_on, handling, note, deleted_at)
VALUES (:id, :number, :year, :kind, :unit_id, :post_id, :draw_id, :planned_on, :inspectors, :checked_on, :handling, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number,
  year = excluded.year,
  kind = excluded.kind,
  unit_id = excluded.unit_id,
  post_id = excluded.post_id,
  draw_id = excluded.draw_id,
  planned_on = excluded.planned_on,
  inspectors = excluded.inspectors,
  checked_on = excluded.checked_on,
  handling = excluded.handling,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
