SELECT id, number, layer, unit_id, post_id, power_id, kind, description, manifestation, likelihood, impact, grade, control_measures, responsible_person, deleted_at
FROM risk_point
WHERE id = :id;
