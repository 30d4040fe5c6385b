SELECT id, number, received_on, channel, source, unit_id, object_post, object_person, summary, nature, confidential, signal_id, warning_id, assessment, assessed_on, assessed_by, opinion, relook_on, transferred_to, transferred_on, transferred_by, receipt_number, receipt_on, received_by, note, deleted_at
FROM case_lead
ORDER BY number, id;
