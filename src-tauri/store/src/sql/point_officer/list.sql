SELECT id, unit_id, person_id
FROM point_officer
ORDER BY id;
