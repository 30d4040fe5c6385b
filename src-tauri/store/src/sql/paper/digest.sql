SELECT sha256, edition_id, (
    SELECT group_concat(named.kind || ' ' || coalesce(named.version, 0))
    FROM (SELECT kind, version FROM paper_template WHERE paper_id = paper.id ORDER BY kind) AS named) AS templates, period
FROM paper
WHERE id = :id;
