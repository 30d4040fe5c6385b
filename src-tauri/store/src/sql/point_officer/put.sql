INSERT INTO point_officer (id, unit_id, person_id)
VALUES (:id, :unit_id, :person_id)
ON CONFLICT (id) DO UPDATE SET
  unit_id = excluded.unit_id,
  person_id = excluded.person_id;
