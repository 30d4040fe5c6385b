SELECT journal.seq, journal.at, act.label, change.entity, change.field
FROM change
JOIN journal ON journal.seq = change.seq
JOIN act ON act.seq = change.seq
WHERE change.entity_id = :id
ORDER BY journal.seq DESC, change.step, change.position
LIMIT 2000;
