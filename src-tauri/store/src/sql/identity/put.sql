INSERT INTO identity (id, sealed, public)
VALUES (:id, :sealed, :public)
ON CONFLICT (id) DO UPDATE SET
  sealed = excluded.sealed,
  public = excluded.public;
