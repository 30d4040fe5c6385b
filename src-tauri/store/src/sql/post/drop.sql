DELETE FROM post
WHERE id = :id;
