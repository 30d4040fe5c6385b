SELECT id, sender_id, kind, year, part, origin, missing, number, level, unit, subject, dispositions, issued_on, served_on, due_on, replied_on, reply_status, state, signal
FROM received_warning
ORDER BY sender_id, year DESC, part DESC, number, id;
