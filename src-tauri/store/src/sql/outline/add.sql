INSERT INTO outline (id, steps)
VALUES (:id, :steps)
ON CONFLICT (id) DO NOTHING;
