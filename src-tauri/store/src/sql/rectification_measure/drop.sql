DELETE FROM rectification_measure
WHERE id = :id;
