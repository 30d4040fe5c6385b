DELETE FROM proposal
WHERE id = :id;
