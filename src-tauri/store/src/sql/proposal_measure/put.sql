INSERT INTO proposal_measure (id, proposal_id, position, problem, requirement, responsible, due, evidence)
VALUES (:id, :proposal_id, :position, :problem, :requirement, :responsible, :due, :evidence)
ON CONFLICT (id) DO UPDATE SET
  proposal_id = excluded.proposal_id,
  position = excluded.position,
  problem = excluded.problem,
  requirement = excluded.requirement,
  responsible = excluded.responsible,
  due = excluded.due,
  evidence = excluded.evidence;
