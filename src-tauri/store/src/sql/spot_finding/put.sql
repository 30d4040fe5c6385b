INSERT INTO spot_finding (id, spot_check_id, position, words, problem_id)
VALUES (:id, :spot_check_id, :position, :words, :problem_id)
ON CONFLICT (id) DO UPDATE SET
  spot_check_id = excluded.spot_check_id,
  position = excluded.position,
  words = excluded.words,
  problem_id = excluded.problem_id;
