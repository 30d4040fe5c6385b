SELECT id, post_id, person_id, from_on, until_on
FROM tenure
WHERE until_on IS NULL
ORDER BY id;
