INSERT INTO power (id, number, code, name, kind, present_kind, content, holder, handling_posts, legal_basis, time_limit, control_points, counterpart_rights, complaint_channel, publicity, status, basis_check, deleted_at)
VALUES (:id, :number, :code, :name, :kind, :present_kind, :content, :holder, :handling_posts, :legal_basis, :time_limit, :control_points, :counterpart_rights, :complaint_channel, :publicity, :status, :basis_check, :deleted_at)
ON CONFLICT (id) DO UPDATE SET
  number = excluded.number,
  code = excluded.code,
  name = excluded.name,
  kind = excluded.kind,
  present_kind = excluded.present_kind,
  content = excluded.content,
  holder = excluded.holder,
  handling_posts = excluded.handling_posts,
  legal_basis = excluded.legal_basis,
  time_limit = excluded.time_limit,
  control_points = excluded.control_points,
  counterpart_rights = excluded.counterpart_rights,
  complaint_channel = excluded.complaint_channel,
  publicity = excluded.publicity,
  status = excluded.status,
  basis_check = excluded.basis_check,
  deleted_at = excluded.deleted_at;
