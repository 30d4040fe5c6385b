INSERT INTO risk_review (id, risk_id, raised_on, cause, words, settled_on, conclusion, settled_by, settled_note)
VALUES (:id, :risk_id, :raised_on, :cause, :words, :settled_on, :conclusion, :settled_by, :settled_note)
ON CONFLICT (id) DO UPDATE SET
  risk_id = excluded.risk_id,
  raised_on = excluded.raised_on,
  cause = excluded.cause,
  words = excluded.words,
  settled_on = excluded.settled_on,
  conclusion = excluded.conclusion,
  settled_by = excluded.settled_by,
  settled_note = excluded.settled_note;
