INSERT INTO tenure (id, post_id, person_id, from_on, until_on)
VALUES (:id, :post_id, :person_id, :from_on, :until_on)
ON CONFLICT (id) DO UPDATE SET
  post_id = excluded.post_id,
  person_id = excluded.person_id,
  from_on = excluded.from_on,
  until_on = excluded.until_on;
