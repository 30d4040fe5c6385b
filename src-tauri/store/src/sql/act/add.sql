INSERT INTO act (seq, label, undo, undoes, undone_by)
VALUES (:seq, :label, :undo, :undoes, NULL);
