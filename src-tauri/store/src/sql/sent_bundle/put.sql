INSERT INTO sent_bundle (id, sequence, receiver_id, kind, year, part, made_on, digest, signals, warnings)
VALUES (:id, :sequence, :receiver_id, :kind, :year, :part, :made_on, :digest, :signals, :warnings)
ON CONFLICT (id) DO UPDATE SET
  sequence = excluded.sequence,
  receiver_id = excluded.receiver_id,
  kind = excluded.kind,
  year = excluded.year,
  part = excluded.part,
  made_on = excluded.made_on,
  digest = excluded.digest,
  signals = excluded.signals,
  warnings = excluded.warnings;
