SELECT id, screening_id, risk_id
FROM screening_risk
WHERE id = :id;
