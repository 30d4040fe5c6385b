DELETE FROM spot_finding
WHERE id = :id;
