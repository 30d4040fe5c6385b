SELECT id, spot_check_id, position, risk_id, risk_number, risk_words, measure, result, remark
FROM spot_measure
ORDER BY spot_check_id, position;
