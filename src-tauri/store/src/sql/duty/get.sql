SELECT id, year, number, mechanism, task, requirement, quota, lead_unit, responsible_units, supporting_units, responsible_person, tier, deadline, deadline_kind, due_on, dates, acceptance_criteria, source_clause, period, minimum, counted, counting, objects, quota_source, predecessor_id, deleted_at
FROM duty
WHERE id = :id;
