SELECT id, signal_id, signal_number, level, dispositions, unit_id, addressee, recipient, body, copies_to, contact, phone, issuer, pre_printed, template_kind, template_version, raised_from, raise_reason, drafted_on, submitted_on, deleted_at
FROM proposal
ORDER BY drafted_on, id;
