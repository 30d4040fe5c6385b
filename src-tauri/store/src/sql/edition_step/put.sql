INSERT INTO edition_step (id, edition_id, position, act, taken_on, number, body, note, until_on, way)
VALUES (:id, :edition_id, :position, :act, :taken_on, :number, :body, :note, :until_on, :way)
ON CONFLICT (id) DO UPDATE SET
  edition_id = excluded.edition_id,
  position = excluded.position,
  act = excluded.act,
  taken_on = excluded.taken_on,
  number = excluded.number,
  body = excluded.body,
  note = excluded.note,
  until_on = excluded.until_on,
  way = excluded.way;
