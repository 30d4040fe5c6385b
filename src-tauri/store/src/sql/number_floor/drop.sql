DELETE FROM number_floor
WHERE id = :id;
