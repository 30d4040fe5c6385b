SELECT DISTINCT seq
FROM change
WHERE entity = :entity AND entity_id = :id;
