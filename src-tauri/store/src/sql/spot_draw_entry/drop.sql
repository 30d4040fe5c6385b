DELETE FROM spot_draw_entry
WHERE id = :id;
