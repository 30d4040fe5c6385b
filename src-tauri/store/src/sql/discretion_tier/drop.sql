DELETE FROM discretion_tier
WHERE id = :id;
