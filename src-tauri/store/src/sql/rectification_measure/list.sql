SELECT id, warning_id, position, problem, requirement, responsible, due, evidence
FROM rectification_measure
WHERE warning_id BETWEEN :first AND :last
ORDER BY warning_id, position;
