INSERT INTO paper (id, kind, title, file_name, warning_id, edition_id, pages, bytes, sha256, fonts, made_at, period)
VALUES (:id, :kind, :title, :file_name, :warning_id, :edition_id, :pages, :bytes, :sha256, :fonts, :made_at, :period);
