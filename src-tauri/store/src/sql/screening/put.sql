INSERT INTO screening (id, number, layer, unit_id, post_id, started_on, deleted_at)
VALUES (:id, :number, :layer, :unit_id, :post_id, :started_on, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number,
  layer = excluded.layer,
  unit_id = excluded.unit_id,
  post_id = excluded.post_id,
  started_on = excluded.started_on,
  deleted_at = excluded.deleted_at;
