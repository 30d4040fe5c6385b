SELECT id, series, year, sequence, level, document, issued_on, unit_id, addressee, subject, signal_id, signal_number, risk_id, edition_id, disposition_words, reply_days, reply_count, reply_rest_day, inspected, closed_on, voided_on, void_reason, ended_by, ended_on, end_reason, raised_from
FROM warning
WHERE id BETWEEN :first AND :last
ORDER BY year, series, sequence;
