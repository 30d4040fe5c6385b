INSERT INTO service (id, served_on, served_at, due_on, received_by, way, copies, place, servers, witness, proxy, relation, reason, remark)
VALUES (:id, :served_on, :served_at, :due_on, :received_by, :way, :copies, :place, :servers, :witness, :proxy, :relation, :reason, :remark)
ON CONFLICT (id) DO UPDATE SET
  served_on = excluded.served_on,
  served_at = excluded.served_at,
  due_on = excluded.due_on,
  received_by = excluded.received_by,
  way = excluded.way,
  copies = excluded.copies,
  place = excluded.place,
  servers = excluded.servers,
  witness = excluded.witness,
  proxy = excluded.proxy,
  relation = excluded.relation,
  reason = excluded.reason,
  remark = excluded.remark;
