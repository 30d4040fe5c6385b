INSERT INTO duty_sheet (id, year, title, basis_number, basis, issued_number, issued_on, note, deleted_at)
VALUES (:id, :year, :title, :basis_number, :basis, :issued_number, :issued_on, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  title = excluded.title,
  basis_number = excluded.basis_number,
  basis = excluded.basis,
  issued_number = excluded.issued_number,
  issued_on = excluded.issued_on,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
