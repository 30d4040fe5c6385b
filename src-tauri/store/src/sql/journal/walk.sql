SELECT seq, at, mono, op, entity, entity_id, fields, digest, prev, hash
FROM journal
ORDER BY seq;
