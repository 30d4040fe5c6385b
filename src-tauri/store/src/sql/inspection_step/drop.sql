DELETE FROM inspection_step
WHERE id = :id;
