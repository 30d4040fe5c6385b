INSERT INTO warning (id, series, year, sequence, level, document, issued_on, unit_id, addressee, subject, signal_id, signal_number, risk_id, edition_id, disposition_words, reply_days, reply_count, reply_rest_day, inspected, closed_on, voided_on, void_reason)
VALUES (:id, :series, :year, :sequence, :level, :document, :issued_on, :unit_id, :addressee, :subject, :signal_id, :signal_number, :risk_id, :edition_id, :disposition_words, :reply_days, :reply_count, :reply_rest_day, :inspected, :closed_on, :voided_on, :void_reason)
ON CONFLICT (id) DO UPDATE SET
  series = excluded.series,
  year = excluded.year,
  sequence = excluded.sequence,
  level = excluded.level,
  document = excluded.document,
  issued_on = excluded.issued_on,
  unit_id = excluded.unit_id,
  addressee = excluded.addressee,
  subject = excluded.subject,
  signal_id = excluded.signal_id,
  signal_number = excluded.signal_number,
  risk_id = excluded.risk_id,
  edition_id = excluded.edition_id,
  disposition_words = excluded.disposition_words,
  reply_days = excluded.reply_days,
  reply_count = excluded.reply_count,
  reply_rest_day = excluded.reply_rest_day,
  inspected = excluded.inspected,
  closed_on = excluded.closed_on,
  voided_on = excluded.voided_on,
  void_reason = excluded.void_reason;
