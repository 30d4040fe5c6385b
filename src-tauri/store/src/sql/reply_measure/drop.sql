DELETE FROM reply_measure
WHERE id = :id;
