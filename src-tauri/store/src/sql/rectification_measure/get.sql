SELECT id, warning_id, position, problem, requirement, responsible, due, evidence
FROM rectification_measure
WHERE id = :id;
