INSERT INTO arrangement (id, year, rest, worked, source, deleted_at)
VALUES (:id, :year, :rest, :worked, :source, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  rest = excluded.rest,
  worked = excluded.worked,
  source = excluded.source,
  deleted_at = excluded.deleted_at;
