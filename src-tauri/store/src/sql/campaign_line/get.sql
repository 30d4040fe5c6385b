SELECT id, campaign_id, risk_id, fresh, mark, reason
FROM campaign_line
WHERE id = :id;
