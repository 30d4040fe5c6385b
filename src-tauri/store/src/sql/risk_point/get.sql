SELECT id, number, layer, unit_id, post_id, power_id, kind, description, manifestation, likelihood, impact, grade, control_measures, responsible_person, person_id, step_id, measure_level, found_by, grade_reason, graded_by, leader, discipline, department_head, abolished_on, abolish_reason, deleted_at
FROM risk_point
WHERE id = :id;
