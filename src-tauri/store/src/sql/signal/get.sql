SELECT id, number, collected_on, point_id, source, way, handed_down, signed, unit_id, object_post, object_person, rank, content, category, nature, topic, power_id, risk_id, risk_kind, suggested_level, finding, note, in_scope, repeat, repeat_of, confidential, decided_level, dispositions, opinion, decided_by, decided_on, ending, ending_reason, ended_to, ended_on, excluded, deleted_at
FROM signal
WHERE id = :id;
