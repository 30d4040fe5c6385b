SELECT seq, step, manner, entity, entity_id, field, before, after
FROM change
ORDER BY seq, step, position;
