DELETE FROM point_reminder
WHERE id = :id;
