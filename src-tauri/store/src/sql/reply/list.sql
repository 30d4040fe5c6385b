SELECT id, warning_id, position, received_on, cause, cause_thought, cause_duty, cause_process, cause_supervision, measures, number, result, opinion, verified_on, again_by, cause_found, measures_done, accountability_done
FROM reply
WHERE warning_id BETWEEN :first AND :last
ORDER BY warning_id, position;
