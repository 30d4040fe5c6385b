SELECT journal.seq, journal.at, journal.op, journal.entity, journal.fields, journal.hash, act.label, act.undone_by
FROM journal
LEFT JOIN act ON act.seq = journal.seq
ORDER BY journal.seq DESC;
