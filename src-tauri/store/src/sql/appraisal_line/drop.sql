DELETE FROM appraisal_line
WHERE id = :id;
