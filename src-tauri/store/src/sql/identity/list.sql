SELECT id, sealed, public
FROM identity
ORDER BY id;
