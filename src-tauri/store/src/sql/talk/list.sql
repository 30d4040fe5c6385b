SELECT id, number, kind, talked_on, hours, place, subject, subject_id, unit_id, subject_post, talker, talker_id, talker_post, recorder, recorder_post, warning_id, reason, content, statement, result, note, deleted_at
FROM talk
ORDER BY talked_on, number, id;
