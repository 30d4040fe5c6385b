INSERT INTO service (id, served_on, due_on, received_by, way, place, servers, witness, reason)
VALUES (:id, :served_on, :due_on, :received_by, :way, :place, :servers, :witness, :reason)
ON CONFLICT (id) DO UPDATE SET
  served_on = excluded.served_on,
  due_on = excluded.due_on,
  received_by = excluded.received_by,
  way = excluded.way,
  place = excluded.place,
  servers = excluded.servers,
  witness = excluded.witness,
  reason = excluded.reason;
