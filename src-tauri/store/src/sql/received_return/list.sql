SELECT id, sender_id, kind, year, part, origin, missing, title, sequence, made_on, points_due, points_sent, points_zero, points_missing, times, matters, in_scope, out_of_scope, excluded, warned, sources, levels, risk_kinds, points, report, head
FROM received_return
ORDER BY sender_id, year DESC, part DESC, kind, id;
