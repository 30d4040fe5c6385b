INSERT INTO work_item (id, year, kind, code, unit_id, responsible_person, position, matter, deadline, due_on, done_on, opinion, signed_on, published_from, published_until, published_by, problem_id, note, deleted_at)
VALUES (:id, :year, :kind, :code, :unit_id, :responsible_person, :position, :matter, :deadline, :due_on, :done_on, :opinion, :signed_on, :published_from, :published_until, :published_by, :problem_id, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  kind = excluded.kind,
  code = excluded.code,
  unit_id = excluded.unit_id,
  responsible_person = excluded.responsible_person,
  position = excluded.position,
  matter = excluded.matter,
  deadline = excluded.deadline,
  due_on = excluded.due_on,
  done_on = excluded.done_on,
  opinion = excluded.opinion,
  signed_on = excluded.signed_on,
  published_from = excluded.published_from,
  published_until = excluded.published_until,
  published_by = excluded.published_by,
  problem_id = excluded.problem_id,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
