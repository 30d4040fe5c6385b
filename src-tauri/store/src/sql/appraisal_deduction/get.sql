SELECT id, appraisal_id, position, warning_id, number, level, issued_on, subject, excluded
FROM appraisal_deduction
WHERE id = :id;
