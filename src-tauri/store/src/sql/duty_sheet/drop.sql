DELETE FROM duty_sheet
WHERE id = :id;
