DELETE FROM screening_risk
WHERE id = :id;
