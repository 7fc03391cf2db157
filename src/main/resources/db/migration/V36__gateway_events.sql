-- Room receivables: what providers of payments tell, each event once and in whatever order, and payments that a bank took back.
-- Room billing: what was approved, by its hash.

-- An event is known by its provider's id; what follows from it is decided under the receivable's lock, from all that is known of the payment.
create table app.gateway_event (
    gateway     text           not null,
    id          text           not null,
    payment_id  text           not null,
    draft_id    bigint         not null,
    kind        text           not null,
    amount      numeric(19, 4) not null,
    currency    char(3)        not null,
    why         text           not null,
    taken_at    timestamptz    not null,
    constraint gateway_event_pk primary key (gateway, id),
    constraint gateway_event_receivable foreign key (draft_id) references app.receivable,
    constraint gateway_event_kind check (kind in ('PAID', 'FAILED', 'CHARGED_BACK')),
    constraint gateway_event_positive check (amount > 0)
);
create index gateway_event_payment on app.gateway_event (gateway, payment_id);
create trigger gateway_event_append_only before update or delete or truncate on app.gateway_event
    for each statement execute function app.refuse_change();

-- The bank took a payment back, once and whole: the invoice is owed again.
create table app.chargeback (
    payment_id       bigint         not null,
    draft_id         bigint         not null,
    amount           numeric(19, 4) not null,
    charged_back_on  date           not null,
    why              text           not null,
    taken_at         timestamptz    not null,
    taken_by         text           not null,
    constraint chargeback_pk primary key (payment_id),
    constraint chargeback_payment foreign key (payment_id) references app.payment,
    constraint chargeback_receivable foreign key (draft_id) references app.receivable,
    constraint chargeback_positive check (amount > 0)
);
create index chargeback_of on app.chargeback (draft_id);
create trigger chargeback_append_only before update or delete or truncate on app.chargeback
    for each statement execute function app.refuse_change();
create trigger chargeback_period before insert on app.chargeback for each row execute function app.refuse_closed_period('charged_back_on');

create or replace view app.receivable_movement as
    select draft_id, paid_on as moved_on, amount, 'PAID' as how from app.payment where amount > 0
    union all select draft_id, charged_back_on, (-amount)::numeric(19, 4), 'PAID' from app.chargeback
    union all select draft_id, used_on, amount, 'PAID' from app.client_credit_use where draft_id is not null
    union all select draft_id, credited_on, amount, 'CREDITED' from app.receivable_credit
    union all select draft_id, written_off_on, amount, 'WRITTEN_OFF' from app.write_off where confirmed;
create constraint trigger chargeback_sums after insert on app.chargeback
    deferrable initially deferred for each row execute function app.check_receivable_sums();

create function app.check_chargeback() returns trigger language plpgsql as $$
begin
    if not exists (select from app.payment p where p.id = new.payment_id and p.draft_id = new.draft_id and p.amount = new.amount) then
        raise exception 'payment % is charged back whole, on its own invoice', new.payment_id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger chargeback_whole before insert on app.chargeback for each row execute function app.check_chargeback();

-- Of what the draft said when it was reviewed, all but number and dates.
alter table app.invoice_review add column content_hash text,
    add constraint invoice_review_hash check (content_hash ~ '^[0-9a-f]{64}$');
