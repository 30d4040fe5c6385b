INSERT INTO screening_entry (id, screening_id, position, step, passed, signed_by, signed_on, opinion)
VALUES (:id, :screening_id, :position, :step, :passed, :signed_by, :signed_on, :opinion)
ON CONFLICT (id) DO UPDATE SET
  screening_id = excluded.screening_id,
  position = excluded.position,
  step = excluded.step,
  passed = excluded.passed,
  signed_by = excluded.signed_by,
  signed_on = excluded.signed_on,
  opinion = excluded.opinion;
