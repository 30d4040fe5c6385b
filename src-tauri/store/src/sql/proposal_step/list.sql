SELECT id, proposal_id, position, step, name, signed_on, opinion, passed
FROM proposal_step
WHERE proposal_id BETWEEN :first AND :last
ORDER BY proposal_id, position;
