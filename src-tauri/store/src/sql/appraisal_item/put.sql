INSERT INTO appraisal_item (id, year, category_code, category, category_points, code, content, points, criterion, evidence, deleted_at)
VALUES (:id, :year, :category_code, :category, :category_points, :code, :content, :points, :criterion, :evidence, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  category_code = excluded.category_code,
  category = excluded.category,
  category_points = excluded.category_points,
  code = excluded.code,
  content = excluded.content,
  points = excluded.points,
  criterion = excluded.criterion,
  evidence = excluded.evidence,
  deleted_at = excluded.deleted_at;
