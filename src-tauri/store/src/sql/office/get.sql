SELECT id, name, short_name, township, party_committee, upper_body, warning_centre, letterhead, series, measures_name, issuer, contact, phone, servers, reply_days, reply_count, reply_rest_day, point_return_day, quarter_return_day, half_year_report_day, lock_minutes, reminder_series, inquiry_series, admonition_series, inspection_series, proposal_series, training, deduction_base, deduction_count, personal_warnings, excellent_from, good_from, pass_from, bulletin_start, series_high, reply_terms, approval_blue, approval_yellow, approval_red, approval_upward, role
FROM office
WHERE id = :id;
