SELECT id, name, public, fingerprint, confirmed_on, confirmed_by, note, deleted_at
FROM correspondent
ORDER BY name, id;
