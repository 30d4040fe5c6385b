SELECT id, post_id, person_id, from_on, until_on, from_reason, until_reason, from_document, until_document
FROM tenure
ORDER BY post_id, from_on, id;
