INSERT INTO direct_receipt (id, number, received_on, way, pieces, sealed, forwarded_to, forwarded_on, forward_way, receipt_number, receipt_on, handled_by, deleted_at)
VALUES (:id, :number, :received_on, :way, :pieces, :sealed, :forwarded_to, :forwarded_on, :forward_way, :receipt_number, :receipt_on, :handled_by, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number,
  received_on = excluded.received_on,
  way = excluded.way,
  pieces = excluded.pieces,
  sealed = excluded.sealed,
  forwarded_to = excluded.forwarded_to,
  forwarded_on = excluded.forwarded_on,
  forward_way = excluded.forward_way,
  receipt_number = excluded.receipt_number,
  receipt_on = excluded.receipt_on,
  handled_by = excluded.handled_by,
  deleted_at = excluded.deleted_at;
