SELECT id, power_id, position, circumstance, tier, standard
FROM discretion_tier
WHERE id = :id;
