DELETE FROM duty
WHERE id = :id;
