SELECT id, year, category_code, category, category_points, code, content, points, criterion, evidence, deleted_at
FROM appraisal_item
ORDER BY year, category_code, id;
