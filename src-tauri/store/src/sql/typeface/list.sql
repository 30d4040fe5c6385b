SELECT id, role, file, face_index, family
FROM typeface
ORDER BY role;
