DELETE FROM table_layout
WHERE digest = :digest;
