-- A step that no release has and none may be like: it loses a row of the office.
CREATE TABLE next_unit_note (
  unit_id BLOB PRIMARY KEY,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
DELETE FROM draft;
