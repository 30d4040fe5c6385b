SELECT id, year, title, basis_number, basis, issued_number, issued_on, note, deleted_at
FROM duty_sheet
WHERE id = :id;
