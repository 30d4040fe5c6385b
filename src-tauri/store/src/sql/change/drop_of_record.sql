DELETE FROM change
WHERE entity = :entity AND entity_id = :id AND seq <> :by;
