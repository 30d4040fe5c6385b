INSERT INTO paper_picture (paper_id, page, picture, words)
VALUES (:paper_id, :page, :picture, :words);
