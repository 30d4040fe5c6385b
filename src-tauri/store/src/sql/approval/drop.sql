DELETE FROM approval
WHERE id = :id;
