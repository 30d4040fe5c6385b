SELECT id, year, number, mechanism, task, requirement, quota, lead_unit, responsible_units, responsible_person, deadline, deadline_kind, due_on, dates, acceptance_criteria, source_clause, period, minimum, counted, quota_source, deleted_at
FROM duty
ORDER BY year, number, id;
