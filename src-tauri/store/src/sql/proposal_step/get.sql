SELECT id, proposal_id, position, step, name, signed_on, opinion, passed
FROM proposal_step
WHERE id = :id;
