SELECT id, number, code, name, kind, present_kind, content, holder, handling_posts, legal_basis, time_limit, control_points, counterpart_rights, complaint_channel, publicity, status, basis_check, recusal, basis_confirmed_by, basis_confirmed_on, basis_checked, clearing, clearing_reason, cleared_on, hall, handlers, joint_handlers, deleted_at
FROM power
WHERE id = :id;
