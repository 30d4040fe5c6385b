SELECT id, year, opened_on, closed_on
FROM campaign
ORDER BY year;
