DELETE FROM draft
WHERE place = :place;
