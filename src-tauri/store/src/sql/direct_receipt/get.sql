SELECT id, number, received_on, way, pieces, sealed, forwarded_to, forwarded_on, forward_way, receipt_number, receipt_on, handled_by, deleted_at
FROM direct_receipt
WHERE id = :id;
