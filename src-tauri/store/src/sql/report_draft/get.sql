SELECT id, period, section, version, body, made_at
FROM report_draft
WHERE id = :id;
