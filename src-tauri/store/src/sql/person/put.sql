INSERT INTO person (id, name, unit_id, reporting_officer, phone, note, deleted_at)
VALUES (:id, :name, :unit_id, :reporting_officer, :phone, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name,
  unit_id = excluded.unit_id,
  reporting_officer = excluded.reporting_officer,
  phone = excluded.phone,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
