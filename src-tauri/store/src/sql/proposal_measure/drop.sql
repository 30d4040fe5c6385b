DELETE FROM proposal_measure
WHERE id = :id;
