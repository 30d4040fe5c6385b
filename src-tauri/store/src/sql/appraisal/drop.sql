DELETE FROM appraisal
WHERE id = :id;
