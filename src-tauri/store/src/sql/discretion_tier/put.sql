INSERT INTO discretion_tier (id, power_id, position, circumstance, tier, standard)
VALUES (:id, :power_id, :position, :circumstance, :tier, :standard)
ON CONFLICT (id) DO UPDATE SET
  power_id = excluded.power_id,
  position = excluded.position,
  circumstance = excluded.circumstance,
  tier = excluded.tier,
  standard = excluded.standard;
