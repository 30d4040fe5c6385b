DELETE FROM spot_check
WHERE id = :id;
