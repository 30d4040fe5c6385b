INSERT INTO spot_draw (id, number, drawn_on, scope, seed, witnesses, voided_on, void_reason)
VALUES (:id, :number, :drawn_on, :scope, :seed, :witnesses, :voided_on, :void_reason)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number,
  drawn_on = excluded.drawn_on,
  scope = excluded.scope,
  seed = excluded.seed,
  witnesses = excluded.witnesses,
  voided_on = excluded.voided_on,
  void_reason = excluded.void_reason;
