SELECT id, year, kind, code, unit_id, responsible_person, position, matter, deadline, due_on, done_on, opinion, signed_on, published_from, published_until, published_by, problem_id, note, deleted_at
FROM work_item
WHERE id = :id;
