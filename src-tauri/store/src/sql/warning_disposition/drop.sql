DELETE FROM warning_disposition
WHERE id = :id;
