SELECT id, series, year, sequence, kind, warning_id, signal_id, unit_id, person_id, addressee, purpose, body, requirement, copies_to, days, due_on, issued_on, round, paper_id, served_on, received_by, answered_on, answer, evaluated_on, evaluation, voided_on, void_reason
FROM letter
WHERE id = :id;
