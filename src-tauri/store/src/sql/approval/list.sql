SELECT id, warning_id, position, step, name, approved_on, opinion
FROM approval
WHERE warning_id BETWEEN :first AND :last
ORDER BY warning_id, position;
