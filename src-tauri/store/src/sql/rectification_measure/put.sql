INSERT INTO rectification_measure (id, warning_id, position, problem, requirement, responsible, due, evidence)
VALUES (:id, :warning_id, :position, :problem, :requirement, :responsible, :due, :evidence)
ON CONFLICT (id) DO UPDATE SET
  warning_id = excluded.warning_id,
  position = excluded.position,
  problem = excluded.problem,
  requirement = excluded.requirement,
  responsible = excluded.responsible,
  due = excluded.due,
  evidence = excluded.evidence;
