DELETE FROM template
WHERE id = :id;
