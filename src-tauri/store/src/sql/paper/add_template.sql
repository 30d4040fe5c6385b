INSERT INTO paper_template (paper_id, kind, version)
VALUES (:paper_id, :kind, :version);
