SELECT id, warning_id, position, received_on, cause, measures, number, result, opinion, verified_on, cause_found, measures_done, accountability_done
FROM reply
WHERE id = :id;
