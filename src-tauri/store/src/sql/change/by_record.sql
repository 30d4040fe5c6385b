SELECT entity_id, entity, seq, step, manner, field, after
FROM change
ORDER BY entity_id, entity, seq, step, position;
