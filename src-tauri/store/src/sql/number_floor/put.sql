INSERT INTO number_floor (id, series, number)
VALUES (:id, :series, :number)
ON CONFLICT (id) DO UPDATE SET
  series = excluded.series,
  number = excluded.number;
