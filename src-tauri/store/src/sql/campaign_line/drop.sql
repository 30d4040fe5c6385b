DELETE FROM campaign_line
WHERE id = :id;
