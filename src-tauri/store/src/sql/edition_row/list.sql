SELECT id, edition_id, position, record_id, texts
FROM edition_row
WHERE edition_id = :edition
ORDER BY position;
