INSERT INTO key_area (id, kind, name, words, none_reason, none_by, none_on, note, deleted_at)
VALUES (:id, :kind, :name, :words, :none_reason, :none_by, :none_on, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  kind = excluded.kind,
  name = excluded.name,
  words = excluded.words,
  none_reason = excluded.none_reason,
  none_by = excluded.none_by,
  none_on = excluded.none_on,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
