DELETE FROM spot_draw
WHERE id = :id;
