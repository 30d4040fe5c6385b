SELECT max(CAST(substr(number, length(:prefix) + 1) AS INTEGER))
FROM case_lead
WHERE substr(number, 1, length(:prefix)) = :prefix AND substr(number, length(:prefix) + 1) GLOB '[0-9]*'
  AND NOT substr(number, length(:prefix) + 1) GLOB '*[^0-9]*'
  AND length(number) <= length(:prefix) + 9;
