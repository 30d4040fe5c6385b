SELECT id, code, full_name, short_name, category, superior, reporting_point, direct_point, point_since, point_until, head_post, in_charge, headcount, note, deleted_at
FROM unit
WHERE id = :id;
