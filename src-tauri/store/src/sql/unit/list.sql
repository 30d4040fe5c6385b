SELECT id, code, full_name, short_name, category, superior, reporting_point, direct_point, head_post, in_charge, headcount, note, deleted_at
FROM unit
ORDER BY id;
