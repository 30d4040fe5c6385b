INSERT INTO bulletin (id, kind, title, body, issuer, warning_id, quarter, report_to, send_to, distribute_to, copies, issued_on, issue_year, issue_number, issue_total, paper_id, voided_on, void_reason, note, deleted_at)
VALUES (:id, :kind, :title, :body, :issuer, :warning_id, :quarter, :report_to, :send_to, :distribute_to, :copies, :issued_on, :issue_year, :issue_number, :issue_total, :paper_id, :voided_on, :void_reason, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  kind = excluded.kind,
  title = excluded.title,
  body = excluded.body,
  issuer = excluded.issuer,
  warning_id = excluded.warning_id,
  quarter = excluded.quarter,
  report_to = excluded.report_to,
  send_to = excluded.send_to,
  distribute_to = excluded.distribute_to,
  copies = excluded.copies,
  issued_on = excluded.issued_on,
  issue_year = excluded.issue_year,
  issue_number = excluded.issue_number,
  issue_total = excluded.issue_total,
  paper_id = excluded.paper_id,
  voided_on = excluded.voided_on,
  void_reason = excluded.void_reason,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
