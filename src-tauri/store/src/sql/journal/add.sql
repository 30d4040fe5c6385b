INSERT INTO journal (seq, at, mono, op, entity, entity_id, fields, digest, prev, hash)
VALUES (:seq, :at, :mono, :op, :entity, :entity_id, :fields, :digest, :prev, :hash);
