INSERT INTO edition_reason (id, edition_id, record_id, reason)
VALUES (:id, :edition_id, :record_id, :reason)
ON CONFLICT (id) DO UPDATE SET
  edition_id = excluded.edition_id,
  record_id = excluded.record_id,
  reason = excluded.reason;
