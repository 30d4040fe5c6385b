SELECT id, edition_id, record_id, reason
FROM edition_reason
ORDER BY edition_id, record_id;
