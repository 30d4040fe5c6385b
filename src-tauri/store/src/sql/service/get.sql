SELECT id, served_on, due_on, received_by, way, place, servers, witness, reason
FROM service
WHERE id = :id;
