DELETE FROM key_area
WHERE id = :id;
