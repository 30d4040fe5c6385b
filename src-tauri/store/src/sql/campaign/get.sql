SELECT id, year, opened_on, closed_on
FROM campaign
WHERE id = :id;
