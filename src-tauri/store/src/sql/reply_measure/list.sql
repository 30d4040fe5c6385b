SELECT id, reply_id, position, problem, measure, responsible, due, progress, evidence
FROM reply_measure
ORDER BY reply_id, position;
