SELECT id, proposal_id, position, problem, requirement, responsible, due, evidence
FROM proposal_measure
WHERE proposal_id BETWEEN :first AND :last
ORDER BY proposal_id, position;
