INSERT INTO spot_draw_entry (id, draw_id, position, unit_id, post_id, name, place)
VALUES (:id, :draw_id, :position, :unit_id, :post_id, :name, :place)
ON CONFLICT (id) DO UPDATE SET
  draw_id = excluded.draw_id,
  position = excluded.position,
  unit_id = excluded.unit_id,
  post_id = excluded.post_id,
  name = excluded.name,
  place = excluded.place;
