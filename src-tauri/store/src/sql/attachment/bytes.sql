SELECT attachment.name, attachment_bytes.bytes, attachment.sha256
FROM attachment
JOIN attachment_bytes ON attachment_bytes.sha256 = attachment.sha256
WHERE attachment.id = :id;
