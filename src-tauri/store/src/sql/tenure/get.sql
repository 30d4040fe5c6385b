SELECT id, post_id, person_id, from_on, until_on
FROM tenure
WHERE id = :id;
