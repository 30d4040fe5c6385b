SELECT id, draw_id, position, unit_id, post_id, name, place
FROM spot_draw_entry
WHERE id = :id;
