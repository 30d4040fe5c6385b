INSERT INTO inspection_step (id, inspection_id, position, act, taken_on, taken_by, words, due_on)
VALUES (:id, :inspection_id, :position, :act, :taken_on, :taken_by, :words, :due_on)
ON CONFLICT (id) DO UPDATE SET
  inspection_id = excluded.inspection_id,
  position = excluded.position,
  act = excluded.act,
  taken_on = excluded.taken_on,
  taken_by = excluded.taken_by,
  words = excluded.words,
  due_on = excluded.due_on;
