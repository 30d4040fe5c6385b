SELECT id, recipient, body, copies_to, contact, phone, issuer, pre_printed
FROM notice
ORDER BY id;
