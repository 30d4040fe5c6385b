DELETE FROM signal
WHERE id = :id;
