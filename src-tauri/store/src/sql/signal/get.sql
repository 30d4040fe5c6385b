SELECT id, number, collected_on, point_id, source, unit_id, object_post, object_person, content, risk_id, suggested_level, finding, note, in_scope, repeat, deleted_at
FROM signal
WHERE id = :id;
