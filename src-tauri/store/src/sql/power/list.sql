SELECT id, number, code, name, kind, present_kind, content, holder, handling_posts, legal_basis, time_limit, control_points, counterpart_rights, complaint_channel, publicity, status, basis_check, deleted_at
FROM power
ORDER BY number, code, id;
