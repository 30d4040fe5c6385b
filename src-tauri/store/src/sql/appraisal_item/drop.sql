DELETE FROM appraisal_item
WHERE id = :id;
