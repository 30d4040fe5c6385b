SELECT id, kind, name, words, none_reason, none_by, none_on, note, deleted_at
FROM key_area
ORDER BY id;
