INSERT INTO tenure (id, post_id, person_id, from_on, until_on, from_reason, until_reason, from_document, until_document)
VALUES (:id, :post_id, :person_id, :from_on, :until_on, :from_reason, :until_reason, :from_document, :until_document)
ON CONFLICT (id) DO UPDATE SET
  post_id = excluded.post_id,
  person_id = excluded.person_id,
  from_on = excluded.from_on,
  until_on = excluded.until_on,
  from_reason = excluded.from_reason,
  until_reason = excluded.until_reason,
  from_document = excluded.from_document,
  until_document = excluded.until_document;
