INSERT INTO post (id, code, unit_id, name, rank, elements, high_risk, recusal, note, deleted_at)
VALUES (:id, :code, :unit_id, :name, :rank, :elements, :high_risk, :recusal, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  code = excluded.code,
  unit_id = excluded.unit_id,
  name = excluded.name,
  rank = excluded.rank,
  elements = excluded.elements,
  high_risk = excluded.high_risk,
  recusal = excluded.recusal,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
