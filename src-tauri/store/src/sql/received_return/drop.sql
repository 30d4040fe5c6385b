DELETE FROM received_return
WHERE id = :id;
