SELECT id, reply_id, position, problem, measure, responsible, due, progress, evidence
FROM reply_measure
WHERE reply_id BETWEEN :first AND :last
ORDER BY reply_id, position;
