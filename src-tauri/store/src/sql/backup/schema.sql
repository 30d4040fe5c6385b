SELECT type, name, tbl_name, ifnull(sql, '')
FROM sqlite_master
ORDER BY type, name;
