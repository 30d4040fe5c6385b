SELECT id, spot_check_id, position, words, problem_id
FROM spot_finding
ORDER BY spot_check_id, position;
