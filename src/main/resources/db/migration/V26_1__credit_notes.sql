-- Room billing: an invoice may be taken back in parts: lines, hours or an amount. Never more than the invoice, its lines and its VAT say.

alter table app.credit_note drop constraint credit_note_once_an_invoice;
create index credit_note_of on app.credit_note (invoice_id);
alter table app.credit_note add constraint credit_note_positive check (net > 0 and vat >= 0);

-- Which line, and how much of it. frees: the hours or expenses behind it can be billed again; an amount alone is a lower price.
create table app.credit_note_line (
    credit_note_id  bigint         not null,
    invoice_id      bigint         not null,
    line            int            not null,
    hours           numeric(9, 2),
    amount          numeric(19, 4) not null,
    frees           boolean        not null,
    constraint credit_note_line_pk primary key (credit_note_id, line),
    constraint credit_note_line_note foreign key (credit_note_id) references app.credit_note (id),
    constraint credit_note_line_line foreign key (invoice_id, line) references app.invoice_line (invoice_id, position),
    constraint credit_note_line_hours check (hours > 0)
);
create index credit_note_line_of on app.credit_note_line (invoice_id, line);
insert into app.credit_note_line (credit_note_id, invoice_id, line, hours, amount, frees)
select n.id, l.invoice_id, l.position, nullif(l.hours, 0), l.amount, true from app.credit_note n join app.invoice_line l on l.invoice_id = n.invoice_id;
create trigger credit_note_line_append_only before update or delete or truncate on app.credit_note_line
    for each statement execute function app.refuse_change();

create table app.credit_note_vat (
    credit_note_id  bigint         not null,
    category        text           not null,
    percent         numeric(5, 2)  not null,
    base            numeric(19, 4) not null,
    vat             numeric(19, 4) not null,
    constraint credit_note_vat_pk primary key (credit_note_id, category, percent),
    constraint credit_note_vat_note foreign key (credit_note_id) references app.credit_note (id)
);
insert into app.credit_note_vat (credit_note_id, category, percent, base, vat)
select n.id, v.category, v.percent, v.base, v.vat from app.credit_note n join app.invoice_vat v on v.invoice_id = n.invoice_id;
create trigger credit_note_vat_append_only before update or delete or truncate on app.credit_note_vat
    for each statement execute function app.refuse_change();

-- Looked at when the transaction ends: no invoice is credited beyond itself, in sum, by line, in hours or in VAT.
create function app.check_credit() returns trigger language plpgsql as $$
declare
    wrong text;
begin
    select 'more is credited than invoice ' || i.number || ' says' into wrong from app.invoice i
     where i.id = new.invoice_id
       and (i.net < (select sum(n.net) from app.credit_note n where n.invoice_id = i.id) or i.vat < (select sum(n.vat) from app.credit_note n where n.invoice_id = i.id));
    if wrong is null then
        select 'line ' || l.position || ' of invoice ' || new.invoice_id || ' is credited beyond itself' into wrong from app.invoice_line l
          join lateral (select sum(c.amount) as amount, sum(c.hours) as hours from app.credit_note_line c where c.invoice_id = l.invoice_id and c.line = l.position) c on true
         where l.invoice_id = new.invoice_id and (abs(c.amount) > abs(l.amount) or sign(c.amount) * sign(l.amount) < 0 or c.hours > l.hours) limit 1;
    end if;
    if wrong is null then
        select 'credit note ' || n.number || ' does not add up' into wrong from app.credit_note n
         where n.id = new.id and n.net <> (select coalesce(sum(c.amount), 0) from app.credit_note_line c where c.credit_note_id = n.id);
    end if;
    if wrong is null then
        select 'the VAT of invoice ' || new.invoice_id || ' is credited beyond itself' into wrong from app.invoice_vat v
          join lateral (select sum(c.base) as base, sum(c.vat) as vat from app.credit_note_vat c join app.credit_note n on n.id = c.credit_note_id
                        where n.invoice_id = v.invoice_id and c.category = v.category and c.percent = v.percent) c on true
         where v.invoice_id = new.invoice_id and (abs(c.base) > abs(v.base) or abs(c.vat) > abs(v.vat)) limit 1;
    end if;
    if wrong is not null then
        raise exception '%', wrong using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger credit_note_within_invoice after insert on app.credit_note
    deferrable initially deferred for each row execute function app.check_credit();
-- Lines belong to a note of this transaction: later ones would change what it said.
create function app.keep_credit_note_line() returns trigger language plpgsql as $$
begin
    if not exists (select from app.credit_note n where n.id = new.credit_note_id and n.xmin = pg_current_xact_id()::xid) then
        raise exception 'nothing can be added to credit note %', new.credit_note_id using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger credit_note_line_keep before insert on app.credit_note_line for each row execute function app.keep_credit_note_line();
create trigger credit_note_vat_keep before insert on app.credit_note_vat for each row execute function app.keep_credit_note_line();

-- A portion that is credited in part is released, and what stays on the line is written anew, smaller.
alter table app.billed_portion add column split_from bigint;
alter table app.billed_portion add constraint billed_portion_split_fk foreign key (split_from) references app.billed_portion (id),
    add constraint billed_portion_split_once unique (split_from);

create or replace function app.keep_billed_portion() returns trigger language plpgsql as $$
declare
    released app.billed_portion;
begin
    if tg_op = 'INSERT' then
        if new.split_from is not null then
            if not exists (select from app.billed_portion f where f.id = new.split_from and f.released_by like 'credit-note:%' and f.quantity > new.quantity
                           and (f.item_kind, f.item_id, f.coverage, f.invoice_id, f.line) = (new.item_kind, new.item_id, new.coverage, new.invoice_id, new.line)) then
                raise exception 'portion % is no part of what was credited', new.item_id using errcode = 'restrict_violation';
            end if;
        elsif new.invoice_id is not null and (select state from app.invoice where id = new.invoice_id) <> 'DRAFT' then
            raise exception 'nothing can be added to invoice %', new.invoice_id using errcode = 'restrict_violation';
        end if;
        return new;
    end if;
    if tg_op = 'UPDATE' then
        released := old;
        released.released_by := new.released_by;
        if old.released_by is null and released is not distinct from new then
            return new;
        end if;
    end if;
    raise exception 'what is billed can only be released' using errcode = 'restrict_violation';
end $$;

-- What was credited in part may be billed in part; everything else only as a whole.
create or replace function app.portions_add_up() returns trigger language plpgsql as $$
declare
    taken numeric;
    item  numeric;
begin
    select sum(quantity) into taken from app.billed_portion
     where item_kind = new.item_kind and item_id = new.item_id and released_by is null;
    if taken is null then
        return null;
    end if;
    if new.item_kind = 'TIME' then
        select hours into item from app.time_entry where id = new.item_id and state = 'APPROVED';
    else
        select amount into item from app.expense where id = new.item_id and state = 'APPROVED';
    end if;
    if item is null or taken > item or (taken < item and not exists (
            select from app.billed_portion where item_kind = new.item_kind and item_id = new.item_id and split_from is not null)) then
        raise exception '% % of % is approved, % is billed', new.item_kind, new.item_id, item, taken using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- Several credit notes of an invoice have papers of their own.
alter table app.invoice_document add column about text not null default '';
alter table app.invoice_document drop constraint invoice_document_pk;
alter table app.invoice_document disable trigger invoice_document_append_only;
update app.invoice_document d set about = n.number from app.credit_note n where n.invoice_id = d.invoice_id and d.kind like 'CREDIT_NOTE%';
alter table app.invoice_document enable trigger invoice_document_append_only;
alter table app.invoice_document add constraint invoice_document_pk primary key (invoice_id, kind, about),
    add constraint invoice_document_about check ((about <> '') = (kind like 'CREDIT_NOTE%'));
alter table app.billed_portion add column if not exists billed_hours numeric(9, 2);

-- What of an item is billed that was credited in part, and its hours that nobody has.
create index billed_portion_split on app.billed_portion (item_kind, item_id) where split_from is not null;
create view app.partly_billed as
    select p.item_kind, p.item_id, sum(p.quantity) as taken from app.billed_portion p
    where p.released_by is null and (p.item_kind, p.item_id) in (select s.item_kind, s.item_id from app.billed_portion s where s.split_from is not null)
    group by p.item_kind, p.item_id;
create view app.open_time as
    select t.id, t.project_code, t.task_code, t.person_code, t.work_date, t.hours, t.billable, t.state from app.time_entry t
    where not exists (select from app.billed_portion b where b.item_kind = 'TIME' and b.item_id = t.id and b.released_by is null)
    union all
    select t.id, t.project_code, t.task_code, t.person_code, t.work_date, (t.hours - f.taken)::numeric(9, 2), t.billable, t.state
    from app.partly_billed f join app.time_entry t on t.id = f.item_id where f.item_kind = 'TIME' and t.hours > f.taken;
