SELECT id, name, short_name, township, party_committee, upper_body, warning_centre, letterhead, series, measures_name, issuer, contact, phone, servers, reply_days, reply_count, reply_rest_day, training
FROM office
WHERE id = :id;
