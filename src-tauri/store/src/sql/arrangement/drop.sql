DELETE FROM arrangement
WHERE id = :id;
