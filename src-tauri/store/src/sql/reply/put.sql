INSERT INTO reply (id, warning_id, position, received_on, cause, cause_thought, cause_duty, cause_process, cause_supervision, measures, number, result, opinion, verified_on, again_by, cause_found, measures_done, accountability_done)
VALUES (:id, :warning_id, :position, :received_on, :cause, :cause_thought, :cause_duty, :cause_process, :cause_supervision, :measures, :number, :result, :opinion, :verified_on, :again_by, :cause_found, :measures_done, :accountability_done)
ON CONFLICT (id) DO UPDATE SET
  warning_id = excluded.warning_id,
  position = excluded.position,
  received_on = excluded.received_on,
  cause = excluded.cause,
  cause_thought = excluded.cause_thought,
  cause_duty = excluded.cause_duty,
  cause_process = excluded.cause_process,
  cause_supervision = excluded.cause_supervision,
  measures = excluded.measures,
  number = excluded.number,
  result = excluded.result,
  opinion = excluded.opinion,
  verified_on = excluded.verified_on,
  again_by = excluded.again_by,
  cause_found = excluded.cause_found,
  measures_done = excluded.measures_done,
  accountability_done = excluded.accountability_done;
