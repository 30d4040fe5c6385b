SELECT step, manner, entity, entity_id, field, before, after
FROM change
WHERE seq = :seq
ORDER BY step, position;
