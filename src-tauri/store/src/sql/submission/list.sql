SELECT id, kind, year, part, sent_on, sent_by, number, receipt_on, receipt_by, note
FROM submission
ORDER BY year, part, kind, id;
