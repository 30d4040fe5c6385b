INSERT INTO typeface (id, role, file, face_index, family)
VALUES (:id, :role, :file, :face_index, :family)
ON CONFLICT (id) DO UPDATE SET
  role = excluded.role,
  file = excluded.file,
  face_index = excluded.face_index,
  family = excluded.family;
