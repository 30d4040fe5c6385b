DELETE FROM typeface
WHERE id = :id;
