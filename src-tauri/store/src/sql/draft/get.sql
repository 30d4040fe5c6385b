SELECT content
FROM draft
WHERE place = :place;
