SELECT id, screening_id, risk_id
FROM screening_risk
ORDER BY screening_id, id;
