DELETE FROM bulletin
WHERE id = :id;
