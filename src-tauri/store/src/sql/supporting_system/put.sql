INSERT INTO supporting_system (id, area, name, present, document, issued_on, note, deleted_at)
VALUES (:id, :area, :name, :present, :document, :issued_on, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  area = excluded.area,
  name = excluded.name,
  present = excluded.present,
  document = excluded.document,
  issued_on = excluded.issued_on,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
