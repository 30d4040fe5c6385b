DELETE FROM supporting_system
WHERE id = :id;
