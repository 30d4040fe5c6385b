SELECT id, year, quarter, unit_id, reminded_on, way, note
FROM point_reminder
WHERE id = :id;
