SELECT id, number, drawn_on, scope, seed, witnesses, voided_on, void_reason
FROM spot_draw
WHERE id = :id;
