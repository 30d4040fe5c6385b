SELECT id, number, year, kind, unit_id, post_id, draw_id, planned_on, inspectors, checked_on, handling, note, deleted_at
FROM spot_check
ORDER BY number, id;
