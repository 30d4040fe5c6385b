SELECT seq, label, undo, undoes, undone_by
FROM act
ORDER BY seq;
