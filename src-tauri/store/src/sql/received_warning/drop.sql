DELETE FROM received_warning
WHERE id = :id;
