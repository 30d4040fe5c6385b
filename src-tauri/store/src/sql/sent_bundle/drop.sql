DELETE FROM sent_bundle
WHERE id = :id;
