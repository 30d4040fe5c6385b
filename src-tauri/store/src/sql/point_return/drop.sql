DELETE FROM point_return
WHERE id = :id;
