INSERT INTO appraisal_line (id, appraisal_id, item_id, own, checked, public, reason)
VALUES (:id, :appraisal_id, :item_id, :own, :checked, :public, :reason)
ON CONFLICT (id) DO UPDATE SET
  appraisal_id = excluded.appraisal_id,
  item_id = excluded.item_id,
  own = excluded.own,
  checked = excluded.checked,
  public = excluded.public,
  reason = excluded.reason;
