SELECT id, period, section, version, body, made_at
FROM report_draft
ORDER BY period, section, version;
