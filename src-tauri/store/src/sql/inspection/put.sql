INSERT INTO inspection (id, basis, basis_words, responsible, closed_on, closed_by, closed_words)
VALUES (:id, :basis, :basis_words, :responsible, :closed_on, :closed_by, :closed_words)
ON CONFLICT (id) DO UPDATE SET
  basis = excluded.basis,
  basis_words = excluded.basis_words,
  responsible = excluded.responsible,
  closed_on = excluded.closed_on,
  closed_by = excluded.closed_by,
  closed_words = excluded.closed_words;
