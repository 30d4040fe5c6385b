SELECT id, recipient, body, copies_to, contact, phone, issuer, pre_printed
FROM notice
WHERE id = :id;
