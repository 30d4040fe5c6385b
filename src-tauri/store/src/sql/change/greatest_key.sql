SELECT max(entity_id)
FROM change;
