SELECT id, post_id, area, unit_id, way, note, deleted_at
FROM charge
WHERE id = :id;
