SELECT id, served_on, served_at, due_on, received_by, way, copies, place, servers, witness, proxy, relation, reason, remark
FROM service
ORDER BY id;
