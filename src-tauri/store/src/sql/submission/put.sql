INSERT INTO submission (id, kind, year, part, sent_on, sent_by, number, receipt_on, receipt_by, note)
VALUES (:id, :kind, :year, :part, :sent_on, :sent_by, :number, :receipt_on, :receipt_by, :note)
ON CONFLICT (id) DO UPDATE SET
  kind = excluded.kind,
  year = excluded.year,
  part = excluded.part,
  sent_on = excluded.sent_on,
  sent_by = excluded.sent_by,
  number = excluded.number,
  receipt_on = excluded.receipt_on,
  receipt_by = excluded.receipt_by,
  note = excluded.note;
