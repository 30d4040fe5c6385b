SELECT id, edition_id, position, act, taken_on, number, body, note, until_on, way
FROM edition_step
WHERE id = :id;
