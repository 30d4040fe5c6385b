-- One above every number that was ever given, those taken back since included: a number is never used twice.
SELECT coalesce(max(version.after), 0) + 1
FROM change AS version
JOIN change AS kind ON kind.seq = version.seq AND kind.step = version.step
WHERE version.entity = 'template' AND version.field = 'version' AND version.manner = 'insert'
  AND kind.field = 'kind' AND kind.after = :kind;
