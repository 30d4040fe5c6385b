-- The newest undo that Ctrl+Y could bring back: not brought back yet, and no new act since.
SELECT act.seq, label, undo, undoes, undone_by, op
FROM act
JOIN journal ON journal.seq = act.seq
WHERE undoes IS NOT NULL AND undo = 'undoable' AND undone_by IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM act AS later
    WHERE later.seq > act.seq AND later.undo <> 'aside' AND later.undoes IS NULL)
ORDER BY act.seq DESC
LIMIT 1;
