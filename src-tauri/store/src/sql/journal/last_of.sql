SELECT at
FROM journal
WHERE op = :op
ORDER BY seq DESC
LIMIT 1;
