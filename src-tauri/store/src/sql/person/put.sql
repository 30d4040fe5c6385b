INSERT INTO person (id, name, unit_id, reporting_officer, phone, recusal, note, departed_on, departure_reason, departed_to, departure_document, deleted_at)
VALUES (:id, :name, :unit_id, :reporting_officer, :phone, :recusal, :note, :departed_on, :departure_reason, :departed_to, :departure_document, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name,
  unit_id = excluded.unit_id,
  reporting_officer = excluded.reporting_officer,
  phone = excluded.phone,
  recusal = excluded.recusal,
  note = excluded.note,
  departed_on = excluded.departed_on,
  departure_reason = excluded.departure_reason,
  departed_to = excluded.departed_to,
  departure_document = excluded.departure_document,
  deleted_at = excluded.deleted_at;
