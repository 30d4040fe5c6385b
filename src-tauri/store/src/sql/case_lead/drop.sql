DELETE FROM case_lead
WHERE id = :id;
