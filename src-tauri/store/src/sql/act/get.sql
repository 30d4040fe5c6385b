SELECT seq, label, undo, undoes, undone_by
FROM act
WHERE seq = :seq;
