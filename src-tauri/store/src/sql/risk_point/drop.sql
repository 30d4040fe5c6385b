DELETE FROM risk_point
WHERE id = :id;
