SELECT id, name, unit_id, reporting_officer, phone, recusal, note, departed_on, departure_reason, departed_to, departure_document, deleted_at
FROM person
WHERE unit_id IS :unit AND deleted_at IS NULL
ORDER BY name, id;
