INSERT INTO proposal (id, signal_id, signal_number, level, dispositions, unit_id, addressee, recipient, body, copies_to, contact, phone, issuer, pre_printed, template_kind, template_version, raised_from, raise_reason, drafted_on, submitted_on, deleted_at)
VALUES (:id, :signal_id, :signal_number, :level, :dispositions, :unit_id, :addressee, :recipient, :body, :copies_to, :contact, :phone, :issuer, :pre_printed, :template_kind, :template_version, :raised_from, :raise_reason, :drafted_on, :submitted_on, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  signal_id = excluded.signal_id,
  signal_number = excluded.signal_number,
  level = excluded.level,
  dispositions = excluded.dispositions,
  unit_id = excluded.unit_id,
  addressee = excluded.addressee,
  recipient = excluded.recipient,
  body = excluded.body,
  copies_to = excluded.copies_to,
  contact = excluded.contact,
  phone = excluded.phone,
  issuer = excluded.issuer,
  pre_printed = excluded.pre_printed,
  template_kind = excluded.template_kind,
  template_version = excluded.template_version,
  raised_from = excluded.raised_from,
  raise_reason = excluded.raise_reason,
  drafted_on = excluded.drafted_on,
  submitted_on = excluded.submitted_on,
  deleted_at = excluded.deleted_at;
