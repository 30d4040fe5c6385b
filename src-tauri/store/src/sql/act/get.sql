SELECT act.seq, label, undo, undoes, undone_by, op
FROM act
JOIN journal ON journal.seq = act.seq
WHERE act.seq = :seq;
