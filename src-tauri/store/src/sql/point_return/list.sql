SELECT id, year, quarter, unit_id, kind, received_on, signed_by, way, statement, note, deleted_at
FROM point_return
ORDER BY year, quarter, id;
