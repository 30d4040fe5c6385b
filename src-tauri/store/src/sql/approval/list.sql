SELECT id, warning_id, position, step, name, approved_on, opinion
FROM approval
ORDER BY warning_id, position;
