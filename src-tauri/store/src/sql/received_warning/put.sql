INSERT INTO received_warning (id, sender_id, kind, year, part, origin, missing, number, level, unit, subject, dispositions, issued_on, served_on, due_on, replied_on, reply_status, state, signal)
VALUES (:id, :sender_id, :kind, :year, :part, :origin, :missing, :number, :level, :unit, :subject, :dispositions, :issued_on, :served_on, :due_on, :replied_on, :reply_status, :state, :signal)
ON CONFLICT (id) DO UPDATE SET
  sender_id = excluded.sender_id,
  kind = excluded.kind,
  year = excluded.year,
  part = excluded.part,
  origin = excluded.origin,
  missing = excluded.missing,
  number = excluded.number,
  level = excluded.level,
  unit = excluded.unit,
  subject = excluded.subject,
  dispositions = excluded.dispositions,
  issued_on = excluded.issued_on,
  served_on = excluded.served_on,
  due_on = excluded.due_on,
  replied_on = excluded.replied_on,
  reply_status = excluded.reply_status,
  state = excluded.state,
  signal = excluded.signal;
