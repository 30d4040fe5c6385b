INSERT INTO campaign_line (id, campaign_id, risk_id, fresh, mark, reason)
VALUES (:id, :campaign_id, :risk_id, :fresh, :mark, :reason)
ON CONFLICT (id) DO UPDATE SET
  campaign_id = excluded.campaign_id,
  risk_id = excluded.risk_id,
  fresh = excluded.fresh,
  mark = excluded.mark,
  reason = excluded.reason;
