-- What the pages of finance look up. Rooms billing, receivables, mail.

-- Units of the currency for one euro on the day, or on the last day before it that has a rate; null where none is known.
create function app.per_euro(wanted text, on_day date) returns numeric(39, 20) language sql stable as $$
    select case when wanted = 'EUR' then 1 else
        (select x.per_euro from app.exchange_rate x where x.currency = wanted and x.day <= on_day order by x.day desc limit 1) end
$$;

create index mail_state_of on app.mail (state, id);
create index payment_day on app.payment (paid_on);
