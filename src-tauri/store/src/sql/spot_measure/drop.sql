DELETE FROM spot_measure
WHERE id = :id;
