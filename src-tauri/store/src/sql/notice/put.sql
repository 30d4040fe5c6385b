INSERT INTO notice (id, recipient, body, copies_to, contact, phone, issuer, pre_printed, template_kind, template_version)
VALUES (:id, :recipient, :body, :copies_to, :contact, :phone, :issuer, :pre_printed, :template_kind, :template_version)
ON CONFLICT (id) DO UPDATE SET
  recipient = excluded.recipient,
  body = excluded.body,
  copies_to = excluded.copies_to,
  contact = excluded.contact,
  phone = excluded.phone,
  issuer = excluded.issuer,
  pre_printed = excluded.pre_printed,
  template_kind = excluded.template_kind,
  template_version = excluded.template_version;
