SELECT id, power_id, position, circumstance, tier, standard
FROM discretion_tier
ORDER BY power_id, position;
