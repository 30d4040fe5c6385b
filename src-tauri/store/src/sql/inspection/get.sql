SELECT id, basis, basis_words, responsible, closed_on, closed_by, closed_words
FROM inspection
WHERE id = :id;
