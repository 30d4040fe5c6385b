-- The newest undo that Ctrl+Y could bring back: not brought back yet, and no new act since.
SELECT seq, label, undo, undoes, undone_by
FROM act
WHERE undoes IS NOT NULL AND undo = 'undoable' AND undone_by IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM act AS later
    WHERE later.seq > act.seq AND later.undo <> 'aside' AND later.undoes IS NULL)
ORDER BY seq DESC
LIMIT 1;
