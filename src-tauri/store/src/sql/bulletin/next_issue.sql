-- The numbers of the next issue: within a year, and through all years (none before the first).
SELECT ifnull(max(CASE WHEN issue_year = :year THEN issue_number END), 0) + 1, max(issue_total) + 1, max(issued_on)
FROM bulletin;
