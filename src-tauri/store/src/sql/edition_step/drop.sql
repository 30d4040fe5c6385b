DELETE FROM edition_step
WHERE id = :id;
