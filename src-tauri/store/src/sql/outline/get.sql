SELECT steps
FROM outline
WHERE id = :id;
