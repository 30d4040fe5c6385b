INSERT INTO change (seq, step, position, manner, entity, entity_id, field, before, after)
VALUES (:seq, :step, :position, :manner, :entity, :entity_id, :field, :before, :after);
