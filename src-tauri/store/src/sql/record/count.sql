-- How many rows each recorded table holds.
SELECT 'office', count(*) FROM office
UNION ALL SELECT 'typeface', count(*) FROM typeface
UNION ALL SELECT 'unit', count(*) FROM unit
UNION ALL SELECT 'person', count(*) FROM person
UNION ALL SELECT 'post', count(*) FROM post
UNION ALL SELECT 'tenure', count(*) FROM tenure
UNION ALL SELECT 'duty', count(*) FROM duty
UNION ALL SELECT 'power', count(*) FROM power
UNION ALL SELECT 'process_step', count(*) FROM process_step
UNION ALL SELECT 'discretion_tier', count(*) FROM discretion_tier
UNION ALL SELECT 'risk_point', count(*) FROM risk_point
UNION ALL SELECT 'edition', count(*) FROM edition
UNION ALL SELECT 'edition_step', count(*) FROM edition_step
UNION ALL SELECT 'edition_reason', count(*) FROM edition_reason
UNION ALL SELECT 'edition_row', count(*) FROM edition_row
UNION ALL SELECT 'signal', count(*) FROM signal
UNION ALL SELECT 'warning', count(*) FROM warning
UNION ALL SELECT 'warning_disposition', count(*) FROM warning_disposition
UNION ALL SELECT 'template', count(*) FROM template
UNION ALL SELECT 'notice', count(*) FROM notice
UNION ALL SELECT 'rectification_measure', count(*) FROM rectification_measure
UNION ALL SELECT 'service', count(*) FROM service
UNION ALL SELECT 'reply', count(*) FROM reply
UNION ALL SELECT 'paper', count(*) FROM paper;
