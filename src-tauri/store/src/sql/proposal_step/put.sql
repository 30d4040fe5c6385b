INSERT INTO proposal_step (id, proposal_id, position, step, name, signed_on, opinion, passed)
VALUES (:id, :proposal_id, :position, :step, :name, :signed_on, :opinion, :passed)
ON CONFLICT (id) DO UPDATE SET
  proposal_id = excluded.proposal_id,
  position = excluded.position,
  step = excluded.step,
  name = excluded.name,
  signed_on = excluded.signed_on,
  opinion = excluded.opinion,
  passed = excluded.passed;
