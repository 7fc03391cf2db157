-- The ground floor. Schema app is ours (Flyway); the engine owns public.act_*.
-- Money is numeric(19,4) beside its currency, hours numeric(9,2), times timestamptz.

create table app.journal_entry (
    id           bigint generated always as identity,
    happened_at  timestamptz not null,                 -- on the firm's clock, which may be virtual
    recorded_at  timestamptz not null default clock_timestamp(),
    actor        text        not null,
    reason       text,
    event        text        not null,
    subject      text        not null,
    facts        jsonb       not null,
    constraint journal_entry_pk primary key (id)
);
create index journal_entry_subject on app.journal_entry (subject);

create function app.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create trigger journal_entry_append_only before update or delete or truncate on app.journal_entry
    for each statement execute function app.refuse_change();

create table app.firm (
    id                        int     not null default 1,
    name                      text    not null,
    street                    text    not null default '',
    postcode                  text    not null default '',
    city                      text    not null default '',
    country                   char(2) not null,
    currency                  char(3) not null,
    vat_id                    text    not null default '',
    tax_number                text    not null default '',
    iban                      text    not null default '',
    bic                       text    not null default '',
    email                     text    not null default '',
    domestic_vat_percent      numeric(5, 2) not null,
    owner_may_approve_own     boolean not null default false,
    zone                      text    not null,
    virtual_now               timestamptz,
    constraint firm_pk primary key (id),
    constraint firm_only_one check (id = 1)
);

create table app.exchange_rate (
    currency  char(3)        not null,
    day       date           not null,
    per_euro  numeric(18, 6) not null,
    source    text           not null,
    constraint exchange_rate_pk primary key (currency, day),
    constraint exchange_rate_positive check (per_euro > 0)
);

create table app.holiday (
    day   date not null,
    name  text not null,
    constraint holiday_pk primary key (day)
);

-- A POST with an Idempotency-Key is answered once; a repeat gets the first answer.
create table app.idempotent_answer (
    principal     text        not null,
    key           text        not null,
    request       text        not null,               -- method, path and SHA-256 of the body
    status        int,
    content_type  text,
    body          bytea,
    made_at       timestamptz not null default clock_timestamp(),
    constraint idempotent_answer_pk primary key (principal, key)
);
