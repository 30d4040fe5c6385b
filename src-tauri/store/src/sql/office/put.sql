INSERT INTO office (id, name, short_name, township, party_committee, upper_body, warning_centre, letterhead, series, measures_name, issuer, contact, phone, servers, reply_days, reply_count, reply_rest_day, training)
VALUES (:id, :name, :short_name, :township, :party_committee, :upper_body, :warning_centre, :letterhead, :series, :measures_name, :issuer, :contact, :phone, :servers, :reply_days, :reply_count, :reply_rest_day, :training)
ON CONFLICT (id) DO UPDATE SET
  name = excluded.name,
  short_name = excluded.short_name,
  township = excluded.township,
  party_committee = excluded.party_committee,
  upper_body = excluded.upper_body,
  warning_centre = excluded.warning_centre,
  letterhead = excluded.letterhead,
  series = excluded.series,
  measures_name = excluded.measures_name,
  issuer = excluded.issuer,
  contact = excluded.contact,
  phone = excluded.phone,
  servers = excluded.servers,
  reply_days = excluded.reply_days,
  reply_count = excluded.reply_count,
  reply_rest_day = excluded.reply_rest_day,
  training = excluded.training;
