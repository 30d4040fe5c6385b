INSERT INTO spot_measure (id, spot_check_id, position, risk_id, risk_number, risk_words, measure, result, remark)
VALUES (:id, :spot_check_id, :position, :risk_id, :risk_number, :risk_words, :measure, :result, :remark)
ON CONFLICT (id) DO UPDATE SET
  spot_check_id = excluded.spot_check_id,
  position = excluded.position,
  risk_id = excluded.risk_id,
  risk_number = excluded.risk_number,
  risk_words = excluded.risk_words,
  measure = excluded.measure,
  result = excluded.result,
  remark = excluded.remark;
