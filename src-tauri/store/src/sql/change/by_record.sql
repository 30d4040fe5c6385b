SELECT entity_id, entity, seq, step, manner, field, after
FROM change
WHERE manner <> 'redact'
ORDER BY entity_id, entity, seq, step, position;
