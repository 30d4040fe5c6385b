SELECT id, area, name, present, document, issued_on, note, deleted_at
FROM supporting_system
ORDER BY id;
