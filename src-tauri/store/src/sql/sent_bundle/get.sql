SELECT id, sequence, receiver_id, kind, year, part, made_on, digest, signals, warnings
FROM sent_bundle
WHERE id = :id;
