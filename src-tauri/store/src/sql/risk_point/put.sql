INSERT INTO risk_point (id, number, layer, unit_id, post_id, power_id, kind, description, manifestation, likelihood, impact, grade, control_measures, responsible_person, deleted_at)
VALUES (:id, :number, :layer, :unit_id, :post_id, :power_id, :kind, :description, :manifestation, :likelihood, :impact, :grade, :control_measures, :responsible_person, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number,
  layer = excluded.layer,
  unit_id = excluded.unit_id,
  post_id = excluded.post_id,
  power_id = excluded.power_id,
  kind = excluded.kind,
  description = excluded.description,
  manifestation = excluded.manifestation,
  likelihood = excluded.likelihood,
  impact = excluded.impact,
  grade = excluded.grade,
  control_measures = excluded.control_measures,
  responsible_person = excluded.responsible_person,
  deleted_at = excluded.deleted_at;
