SELECT words
FROM paper_picture
WHERE paper_id = :id AND page <= :last
ORDER BY page;
