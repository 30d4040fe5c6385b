INSERT INTO talk (id, number, kind, talked_on, hours, place, subject, subject_id, unit_id, subject_post, talker, talker_id, talker_post, recorder, recorder_post, warning_id, reason, content, statement, result, note, deleted_at)
VALUES (:id, :number, :kind, :talked_on, :hours, :place, :subject, :subject_id, :unit_id, :subject_post, :talker, :talker_id, :talker_post, :recorder, :recorder_post, :warning_id, :reason, :content, :statement, :result, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number,
  kind = excluded.kind,
  talked_on = excluded.talked_on,
  hours = excluded.hours,
  place = excluded.place,
  subject = excluded.subject,
  subject_id = excluded.subject_id,
  unit_id = excluded.unit_id,
  subject_post = excluded.subject_post,
  talker = excluded.talker,
  talker_id = excluded.talker_id,
  talker_post = excluded.talker_post,
  recorder = excluded.recorder,
  recorder_post = excluded.recorder_post,
  warning_id = excluded.warning_id,
  reason = excluded.reason,
  content = excluded.content,
  statement = excluded.statement,
  result = excluded.result,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
