INSERT INTO duty (id, year, number, mechanism, task, requirement, quota, lead_unit, responsible_units, responsible_person, deadline, deadline_kind, due_on, dates, acceptance_criteria, source_clause, period, minimum, counted, quota_source, deleted_at)
VALUES (:id, :year, :number, :mechanism, :task, :requirement, :quota, :lead_unit, :responsible_units, :responsible_person, :deadline, :deadline_kind, :due_on, :dates, :acceptance_criteria, :source_clause, :period, :minimum, :counted, :quota_source, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  number = excluded.number,
  mechanism = excluded.mechanism,
  task = excluded.task,
  requirement = excluded.requirement,
  quota = excluded.quota,
  lead_unit = excluded.lead_unit,
  responsible_units = excluded.responsible_units,
  responsible_person = excluded.responsible_person,
  deadline = excluded.deadline,
  deadline_kind = excluded.deadline_kind,
  due_on = excluded.due_on,
  dates = excluded.dates,
  acceptance_criteria = excluded.acceptance_criteria,
  source_clause = excluded.source_clause,
  period = excluded.period,
  minimum = excluded.minimum,
  counted = excluded.counted,
  quota_source = excluded.quota_source,
  deleted_at = excluded.deleted_at;
