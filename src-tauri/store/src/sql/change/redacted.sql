-- What the digests of acts are of which records were destroyed, the latest last.
SELECT CAST(field AS INTEGER), after
FROM change
WHERE manner = 'redact'
ORDER BY seq;
