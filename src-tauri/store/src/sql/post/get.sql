SELECT id, code, unit_id, name, rank, elements, high_risk, recusal, note, deleted_at
FROM post
WHERE id = :id;
