DELETE FROM inspection
WHERE id = :id;
