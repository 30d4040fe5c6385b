INSERT INTO correspondent (id, name, public, fingerprint, confirmed_on, confirmed_by, note, deleted_at)
VALUES (:id, :name, :public, :fingerprint, :confirmed_on, :confirmed_by, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name,
  public = excluded.public,
  fingerprint = excluded.fingerprint,
  confirmed_on = excluded.confirmed_on,
  confirmed_by = excluded.confirmed_by,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
