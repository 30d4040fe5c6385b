SELECT id, risk_id, raised_on, cause, words, settled_on, conclusion, settled_by, settled_note
FROM risk_review
ORDER BY id;
