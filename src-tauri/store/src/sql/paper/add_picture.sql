INSERT INTO paper_picture (paper_id, page, picture)
VALUES (:paper_id, :page, :picture);
