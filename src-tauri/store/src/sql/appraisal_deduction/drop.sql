DELETE FROM appraisal_deduction
WHERE id = :id;
