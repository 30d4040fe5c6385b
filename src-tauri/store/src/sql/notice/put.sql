INSERT INTO notice (id, recipient, body, copies_to, contact, phone, issuer, pre_printed)
VALUES (:id, :recipient, :body, :copies_to, :contact, :phone, :issuer, :pre_printed)
ON CONFLICT (id) DO UPDATE SET
  recipient = excluded.recipient,
  body = excluded.body,
  copies_to = excluded.copies_to,
  contact = excluded.contact,
  phone = excluded.phone,
  issuer = excluded.issuer,
  pre_printed = excluded.pre_printed;
