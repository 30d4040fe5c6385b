SELECT id, role, file, face_index, family
FROM typeface
WHERE id = :id;
