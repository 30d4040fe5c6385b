INSERT INTO appraisal_deduction (id, appraisal_id, position, warning_id, number, level, issued_on, subject, excluded)
VALUES (:id, :appraisal_id, :position, :warning_id, :number, :level, :issued_on, :subject, :excluded)
ON CONFLICT (id) DO UPDATE SET
  appraisal_id = excluded.appraisal_id,
  position = excluded.position,
  warning_id = excluded.warning_id,
  number = excluded.number,
  level = excluded.level,
  issued_on = excluded.issued_on,
  subject = excluded.subject,
  excluded = excluded.excluded;
