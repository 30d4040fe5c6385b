SELECT id, year, unit_id, scored_by, scored_on, finalised_on, finalised_by, rule_base, rule_count, rule_personal, rule_excellent, rule_good, rule_pass, reopened_on, reopen_reason, note, deleted_at
FROM appraisal
WHERE id = :id;
