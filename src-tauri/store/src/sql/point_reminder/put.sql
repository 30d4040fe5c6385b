INSERT INTO point_reminder (id, year, quarter, unit_id, reminded_on, way, note)
VALUES (:id, :year, :quarter, :unit_id, :reminded_on, :way, :note)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  quarter = excluded.quarter,
  unit_id = excluded.unit_id,
  reminded_on = excluded.reminded_on,
  way = excluded.way,
  note = excluded.note;
