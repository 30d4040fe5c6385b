SELECT id, served_on, served_at, due_on, received_by, way, copies, place, servers, witness, proxy, relation, reason, remark
FROM service
WHERE id BETWEEN :first AND :last
ORDER BY id;
