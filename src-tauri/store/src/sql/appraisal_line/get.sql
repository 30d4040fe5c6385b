SELECT id, appraisal_id, item_id, own, checked, public, reason
FROM appraisal_line
WHERE id = :id;
