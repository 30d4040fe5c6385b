SELECT id, edition_id, record_id, reason
FROM edition_reason
WHERE id = :id;
