SELECT id, number, layer, unit_id, post_id, started_on, deleted_at
FROM screening
ORDER BY number, id;
