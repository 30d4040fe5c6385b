-- The newest act that Ctrl+Z would speak of: neither an undo itself, nor taken back, nor set aside.
SELECT seq, label, undo, undoes, undone_by
FROM act
WHERE undoes IS NULL AND undone_by IS NULL AND undo <> 'aside'
ORDER BY seq DESC
LIMIT 1;
