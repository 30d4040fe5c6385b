INSERT INTO screening_risk (id, screening_id, risk_id)
VALUES (:id, :screening_id, :risk_id)
ON CONFLICT (id) DO UPDATE SET
  screening_id = excluded.screening_id,
  risk_id = excluded.risk_id;
