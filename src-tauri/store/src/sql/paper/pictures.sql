SELECT picture, words
FROM paper_picture
WHERE paper_id = :id AND page > :first AND page <= :first + :limit
ORDER BY page;
