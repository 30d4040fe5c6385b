DELETE FROM service
WHERE id = :id;
