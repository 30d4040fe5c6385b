SELECT id, year, kind, code, unit_id, responsible_person, position, matter, deadline, due_on, done_on, opinion, signed_on, published_from, published_until, published_by, problem_id, note, leader, department, handler, must_look_back, looked_back_on, looked_back_by, look_back, deleted_at
FROM work_item
WHERE id = :id;
