SELECT id, recipient, body, copies_to, contact, phone, issuer, pre_printed, template_kind, template_version
FROM notice
WHERE id BETWEEN :first AND :last
ORDER BY id;
