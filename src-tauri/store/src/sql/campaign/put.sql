INSERT INTO campaign (id, year, opened_on, closed_on)
VALUES (:id, :year, :opened_on, :closed_on)
ON CONFLICT (id) DO UPDATE SET
  year = excluded.year,
  opened_on = excluded.opened_on,
  closed_on = excluded.closed_on;
