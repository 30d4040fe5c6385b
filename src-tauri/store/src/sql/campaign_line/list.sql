-- The newest campaign first, within it as the catalogue stands.
SELECT campaign_line.id, campaign_id, risk_id, fresh, mark, reason
FROM campaign_line
JOIN campaign ON campaign.id = campaign_id
JOIN risk_point ON risk_point.id = risk_id
ORDER BY campaign.year DESC, risk_point.number, campaign_line.id;
