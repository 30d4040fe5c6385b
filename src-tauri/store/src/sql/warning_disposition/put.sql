INSERT INTO warning_disposition (id, warning_id, level, position, disposition)
VALUES (:id, :warning_id, :level, :position, :disposition)
ON CONFLICT (id) DO UPDATE SET
  warning_id = excluded.warning_id,
  level = excluded.level,
  position = excluded.position,
  disposition = excluded.disposition;
