SELECT id, name, short_name, township, party_committee, upper_body, warning_centre, letterhead, series, measures_name, issuer, contact, phone, servers, reply_days, training
FROM office;
