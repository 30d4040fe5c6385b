SELECT id, name, unit_id, reporting_officer, phone, note, deleted_at
FROM person
WHERE id = :id;
