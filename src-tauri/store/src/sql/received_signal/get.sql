SELECT id, sender_id, kind, year, part, origin, missing, number, collected_on, point, source, way, unit, post, rank, content, category, nature, topic, power, risk, risk_kind, level, finding, turn, outcome
FROM received_signal
WHERE id = :id;
