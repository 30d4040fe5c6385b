-- A step that no release has, for the tests of the way to a newer schema: a new table with a row of every unit, and a
-- new column.
CREATE TABLE next_unit_note (
  unit_id BLOB PRIMARY KEY REFERENCES unit (id) ON DELETE CASCADE,
  note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO next_unit_note (unit_id, note) SELECT id, short_name FROM unit;
ALTER TABLE office ADD COLUMN next_word TEXT NOT NULL DEFAULT '';
