INSERT INTO edition_row (id, edition_id, position, record_id, texts)
VALUES (:id, :edition_id, :position, :record_id, :texts)
ON CONFLICT (id) DO UPDATE SET
  edition_id = excluded.edition_id,
  position = excluded.position,
  record_id = excluded.record_id,
  texts = excluded.texts;
