SELECT max(CAST(substr(code, length(:prefix) + 1) AS INTEGER))
FROM post
WHERE substr(code, 1, length(:prefix)) = :prefix AND substr(code, length(:prefix) + 1) GLOB '[0-9]*'
  AND NOT substr(code, length(:prefix) + 1) GLOB '*[^0-9]*'
  AND length(code) <= length(:prefix) + 9;
