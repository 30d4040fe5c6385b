INSERT INTO point_return (id, year, quarter, unit_id, kind, received_on, signed_by, way, statement, note, deleted_at)
VALUES (:id, :year, :quarter, :unit_id, :kind, :received_on, :signed_by, :way, :statement, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  quarter = excluded.quarter,
  unit_id = excluded.unit_id,
  kind = excluded.kind,
  received_on = excluded.received_on,
  signed_by = excluded.signed_by,
  way = excluded.way,
  statement = excluded.statement,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
