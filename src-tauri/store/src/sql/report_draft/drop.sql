DELETE FROM report_draft
WHERE id = :id;
