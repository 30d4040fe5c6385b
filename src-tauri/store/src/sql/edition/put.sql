INSERT INTO edition (id, catalogue, year, number)
VALUES (:id, :catalogue, :year, :number)
ON CONFLICT (id) DO UPDATE SET
  catalogue = excluded.catalogue,
  year = excluded.year,
  number = excluded.number;
