-- Whatever the destruction recorded by this entry took content from.
UPDATE act
SET label = :label
WHERE seq IN (SELECT CAST(field AS INTEGER) FROM change WHERE seq = :by AND manner = 'redact');
