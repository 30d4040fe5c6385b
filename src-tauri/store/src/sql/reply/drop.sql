DELETE FROM reply
WHERE id = :id;
