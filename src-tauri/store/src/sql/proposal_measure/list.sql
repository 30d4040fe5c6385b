SELECT id, proposal_id, position, problem, requirement, responsible, due, evidence
FROM proposal_measure
ORDER BY proposal_id, position;
