SELECT id, appraisal_id, item_id, own, checked, public, reason
FROM appraisal_line
ORDER BY appraisal_id, id;
