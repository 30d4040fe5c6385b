SELECT id, kind, title, file_name, warning_id, edition_id, pages, sha256, fonts, made_at, (
    SELECT group_concat(named.kind || ' ' || coalesce(named.version, 0))
    FROM (SELECT kind, version FROM paper_template WHERE paper_id = paper.id ORDER BY kind) AS named) AS templates
FROM paper
WHERE id = :id;
