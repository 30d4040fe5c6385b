UPDATE act
SET undone_by = :undone_by
WHERE seq = :seq;
