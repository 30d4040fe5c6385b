DELETE FROM charge
WHERE id = :id;
