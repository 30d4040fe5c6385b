SELECT id, inspection_id, position, act, taken_on, taken_by, words, due_on
FROM inspection_step
WHERE id = :id;
