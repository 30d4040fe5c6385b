DELETE FROM received_signal
WHERE id = :id;
