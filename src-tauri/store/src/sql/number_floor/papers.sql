-- The last number of every series that papers bear, what was voided included.
SELECT series || '〔' || year || '〕', max(sequence) FROM warning GROUP BY series, year
UNION ALL SELECT series || '〔' || year || '〕', max(sequence) FROM letter GROUP BY series, year
UNION ALL SELECT '参阅〔' || issue_year || '〕', max(issue_number) FROM bulletin WHERE issue_year IS NOT NULL GROUP BY issue_year
UNION ALL SELECT '参阅总期', issue_total FROM bulletin WHERE issue_total IS NOT NULL;
