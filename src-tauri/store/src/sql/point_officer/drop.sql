DELETE FROM point_officer
WHERE id = :id;
