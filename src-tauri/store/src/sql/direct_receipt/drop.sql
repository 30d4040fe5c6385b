DELETE FROM direct_receipt
WHERE id = :id;
