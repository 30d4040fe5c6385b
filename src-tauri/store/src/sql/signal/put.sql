INSERT INTO signal (id, number, collected_on, point_id, source, unit_id, object_post, object_person, content, risk_id, suggested_level, finding, note, in_scope, repeat, deleted_at)
VALUES (:id, :number, :collected_on, :point_id, :source, :unit_id, :object_post, :object_person, :content, :risk_id, :suggested_level, :finding, :note, :in_scope, :repeat, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number,
  collected_on = excluded.collected_on,
  point_id = excluded.point_id,
  source = excluded.source,
  unit_id = excluded.unit_id,
  object_post = excluded.object_post,
  object_person = excluded.object_person,
  content = excluded.content,
  risk_id = excluded.risk_id,
  suggested_level = excluded.suggested_level,
  finding = excluded.finding,
  note = excluded.note,
  in_scope = excluded.in_scope,
  repeat = excluded.repeat,
  deleted_at = excluded.deleted_at;
