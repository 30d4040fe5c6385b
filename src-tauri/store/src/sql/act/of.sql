SELECT undo, undoes
FROM act
WHERE seq = :seq;
