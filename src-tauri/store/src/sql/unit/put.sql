INSERT INTO unit (id, code, full_name, short_name, category, superior, reporting_point, direct_point, point_since, point_until, head_post, in_charge, headcount, note, deleted_at)
VALUES (:id, :code, :full_name, :short_name, :category, :superior, :reporting_point, :direct_point, :point_since, :point_until, :head_post, :in_charge, :headcount, :note, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  code = excluded.code,
  full_name = excluded.full_name,
  short_name = excluded.short_name,
  category = excluded.category,
  superior = excluded.superior,
  reporting_point = excluded.reporting_point,
  direct_point = excluded.direct_point,
  point_since = excluded.point_since,
  point_until = excluded.point_until,
  head_post = excluded.head_post,
  in_charge = excluded.in_charge,
  headcount = excluded.headcount,
  note = excluded.note,
  deleted_at = excluded.deleted_at;
