DELETE FROM office
WHERE id = :id;
