INSERT INTO reply_measure (id, reply_id, position, problem, measure, responsible, due, progress, evidence)
VALUES (:id, :reply_id, :position, :problem, :measure, :responsible, :due, :progress, :evidence)
ON CONFLICT (id) DO UPDATE SET
  reply_id = excluded.reply_id,
  position = excluded.position,
  problem = excluded.problem,
  measure = excluded.measure,
  responsible = excluded.responsible,
  due = excluded.due,
  progress = excluded.progress,
  evidence = excluded.evidence;
