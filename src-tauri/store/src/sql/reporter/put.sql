INSERT INTO reporter (id, sealed)
VALUES (:id, :sealed)
ON CONFLICT (id) DO UPDATE SET
  sealed = excluded.sealed;
