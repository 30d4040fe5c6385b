INSERT INTO appraisal (id, year, unit_id, scored_by, scored_on, finalised_on, finalised_by, rule_base, rule_count, rule_personal, rule_excellent, rule_good, rule_pass, reopened_on, reopen_reason, note, deleted_at)
VALUES (:id, :year, :unit_id, :scored_by, :scored_on, :finalised_on, :finalised_by, :rule_base, :rule_count, :rule_personal, :rule_excellent, :rule_good, :rule_pass, :reopened_on, :reopen_reason, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  unit_id = excluded.unit_id,
  scored_by = excluded.scored_by,
  scored_on = excluded.scored_on,
  finalised_on = excluded.finalised_on,
  finalised_by = excluded.finalised_by,
  rule_base = excluded.rule_base,
  rule_count = excluded.rule_count,
  rule_personal = excluded.rule_personal,
  rule_excellent = excluded.rule_excellent,
  rule_good = excluded.rule_good,
  rule_pass = excluded.rule_pass,
  reopened_on = excluded.reopened_on,
  reopen_reason = excluded.reopen_reason,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
