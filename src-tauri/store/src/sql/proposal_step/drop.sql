DELETE FROM proposal_step
WHERE id = :id;
