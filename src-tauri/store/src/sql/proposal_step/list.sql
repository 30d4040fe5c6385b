SELECT id, proposal_id, position, step, name, signed_on, opinion, passed
FROM proposal_step
ORDER BY proposal_id, position;
