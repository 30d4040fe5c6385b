DELETE FROM edition_reason
WHERE id = :id;
