SELECT id, sealed, public
FROM identity
WHERE id = :id;
