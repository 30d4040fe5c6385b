SELECT id, number, kind, target, unit_id, post, tier, liability, cause, situation, facts, warning_id, inspection_id, defect, way, opened_on, gathered_on, pursued_on, outcome, sanction, decided_by, note, deleted_at
FROM accountability
ORDER BY number, id;
