SELECT id, proposal_id, position, problem, requirement, responsible, due, evidence
FROM proposal_measure
WHERE id = :id;
