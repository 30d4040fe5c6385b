DELETE FROM edition_row
WHERE id = :id;
