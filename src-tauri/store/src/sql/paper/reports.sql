SELECT kind, period, max(made_at) AS made_at
FROM paper
WHERE period IS NOT NULL
GROUP BY kind, period
ORDER BY period, kind;
