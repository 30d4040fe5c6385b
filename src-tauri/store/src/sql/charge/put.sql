INSERT INTO charge (id, post_id, area, unit_id, way, note, deleted_at)
VALUES (:id, :post_id, :area, :unit_id, :way, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  post_id = excluded.post_id,
  area = excluded.area,
  unit_id = excluded.unit_id,
  way = excluded.way,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
