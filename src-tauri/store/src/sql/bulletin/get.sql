SELECT id, kind, title, body, issuer, warning_id, quarter, report_to, send_to, distribute_to, copies, issued_on, issue_year, issue_number, issue_total, paper_id, voided_on, void_reason, note, deleted_at
FROM bulletin
WHERE id = :id;
