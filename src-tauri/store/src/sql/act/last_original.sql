-- The newest act that Ctrl+Z would speak of: neither an undo itself, nor taken back, nor set aside.
SELECT act.seq, label, undo, undoes, undone_by, op
FROM act
JOIN journal ON journal.seq = act.seq
WHERE undoes IS NULL AND undone_by IS NULL AND undo <> 'aside'
ORDER BY act.seq DESC
LIMIT 1;
