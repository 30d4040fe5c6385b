DELETE FROM risk_review
WHERE id = :id;
