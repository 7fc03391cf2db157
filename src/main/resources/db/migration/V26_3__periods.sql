-- Rooms firm and ledger: months that are closed, and what is earned but not billed, billed but not earned, and worked.

-- One row a closed month, one after the other; nothing is dated into one any more.
create table app.closed_period (
    month      date        not null,
    closed_by  text        not null,
    asked_by   text        not null,
    closed_at  timestamptz not null,
    constraint closed_period_pk primary key (month),
    constraint closed_period_first_day check (extract(day from month) = 1),
    constraint closed_period_two_people check (closed_by <> asked_by)
);
create trigger closed_period_append_only before update or delete or truncate on app.closed_period
    for each statement execute function app.refuse_change();

create table app.period_close (
    month       date        not null,
    asked_by    text        not null,
    asked_at    timestamptz not null,
    constraint period_close_pk primary key (month),
    constraint period_close_first_day check (extract(day from month) = 1)
);

create function app.refuse_closed_period() returns trigger language plpgsql as $$
declare
    day date := (to_jsonb(new) ->> tg_argv[0])::date;
begin
    if exists (select from app.closed_period where month >= date_trunc('month', day)::date) then
        raise exception '% is in a month that is closed: nothing is dated into it any more', day using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger ledger_entry_period before insert on app.ledger_entry for each row execute function app.refuse_closed_period('entry_date');
create trigger payment_period before insert on app.payment for each row execute function app.refuse_closed_period('paid_on');

insert into app.account (code, name, kind) values
    ('1300', 'Unbilled work',        'ASSET'),
    ('2300', 'Deferred revenue',     'LIABILITY'),
    ('2400', 'Labour accrued',       'LIABILITY'),
    ('6100', 'Labour cost',          'EXPENSE');
