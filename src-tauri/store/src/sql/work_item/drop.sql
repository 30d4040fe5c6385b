DELETE FROM work_item
WHERE id = :id;
