-- How long business records are kept, and that nothing of them ends before: not by a page, not by a job, not by an administrator. Rooms evidence, billing, mail, expense.

create index journal_entry_period on app.journal_entry (id) where event = 'PeriodClosed';
create index journal_entry_ended on app.journal_entry (subject) where event = 'PapersEnded';

-- Whole years after the year in which a record was made. No row: ten. A rule grows and never shrinks.
create table app.retention_rule (
    country  char(2) not null,
    years    int     not null,
    set_by   text    not null,
    set_at   timestamptz not null,
    constraint retention_rule_pk primary key (country),
    constraint retention_rule_country check (country ~ '^[A-Z]{2}$'),
    constraint retention_rule_years check (years between 10 and 100)
);
create function app.keep_retention_rule() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.country = old.country and new.years >= old.years then
        return new;
    end if;
    raise exception 'records of % are kept for % years: that can only become longer', old.country, old.years using errcode = 'restrict_violation';
end $$;
create trigger retention_rule_grows before update or delete on app.retention_rule for each row execute function app.keep_retention_rule();
create trigger retention_rule_no_truncate before truncate on app.retention_rule for each statement execute function app.refuse_change();

alter table app.mail add column ended_at timestamptz;    -- its words went when their time was over

-- The firm's own day: of the virtual clock where there is one.
create function app.firm_today() returns date language sql stable as $$
    select (coalesce(virtual_now, now()) at time zone zone)::date from app.firm
$$;

-- The last day on which a record that was made on that day is kept.
create function app.kept_until(made date) returns date language sql stable as $$
    select make_date(extract(year from made)::int + coalesce((select r.years from app.retention_rule r join app.firm f on f.country = r.country), 10), 12, 31)
$$;

-- An invoice's papers are kept from the last thing that happened to it; null while something of it is open.
create function app.invoice_kept_until(draft bigint) returns date language sql stable as $$
    select app.kept_until(greatest(i.issue_date, r.settled_on, (select max(c.issue_date) from app.credit_note c where c.invoice_id = i.id),
                                   (select max(m.posted_at)::date from app.mail m where m.about = 'invoice:' || i.id)))
    from app.invoice i join app.receivable r on r.draft_id = i.id where i.id = draft and r.settled_on is not null
$$;

create function app.invoice_held(draft bigint) returns boolean language sql stable as $$
    select exists (select from app.legal_hold h join app.invoice i on i.id = draft where h.lifted_at is null and (
        h.subject in ('invoice:' || i.number, 'client:' || i.client_code, 'project:' || i.project_code)
        or h.subject in (select 'project:' || p.project_code from app.billed_portion p where p.invoice_id = draft)
        or h.subject in (select 'person:' || t.person_code from app.billed_portion p join app.time_entry t on p.item_kind = 'TIME' and t.id = p.item_id where p.invoice_id = draft)
        or h.subject in (select 'person:' || x.person_code from app.billed_portion p join app.expense x on p.item_kind = 'EXPENSE' and x.id = p.item_id where p.invoice_id = draft)))
$$;

create function app.expense_held(expense bigint) returns boolean language sql stable as $$
    select exists (select from app.legal_hold h join app.expense x on x.id = expense join app.project p on p.code = x.project_code
        where h.lifted_at is null and h.subject in ('person:' || x.person_code, 'project:' || x.project_code, 'client:' || p.client_code))
        or exists (select from app.billed_portion b where b.item_kind = 'EXPENSE' and b.item_id = expense and b.invoice_id is not null and app.invoice_held(b.invoice_id))
$$;

create function app.anything_held() returns boolean language sql stable as $$
    select exists (select from app.legal_hold where lifted_at is null)
$$;

-- What stands in a table of records ends only when its time is over and nothing holds it.
create function app.keep_until_its_time() returns trigger language plpgsql as $$
declare
    until date;
    held  boolean;
    letter app.mail;
begin
    if tg_table_name = 'invoice_document' then
        until := app.invoice_kept_until(old.invoice_id);
        held := app.invoice_held(old.invoice_id);
    elsif tg_table_name = 'expense_receipt' then
        select app.kept_until(greatest(x.expense_date, x.decided_at::date, x.reimbursed_on)), app.expense_held(x.id) into until, held from app.expense x where x.id = old.expense_id;
    elsif tg_table_name = 'task_seen' then
        until := app.kept_until(old.at::date);
        held := app.anything_held();
    else
        if tg_table_name = 'mail' then
            letter := old;
        else
            select * into letter from app.mail m where m.id = old.mail_id;
        end if;
        until := app.kept_until(letter.posted_at::date);
        if letter.about ~ '^invoice:[0-9]+$' then
            until := app.invoice_kept_until(substr(letter.about, 9)::bigint);
            held := app.invoice_held(substr(letter.about, 9)::bigint);
        else
            held := app.anything_held();
        end if;
    end if;
    if until is null or until >= app.firm_today() or held then
        raise exception '% is kept until %: % is refused', tg_table_name, case when held then 'a legal hold is lifted' else coalesce(until::text, 'it is settled and ten years have passed') end, tg_op
            using errcode = 'restrict_violation';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;

drop trigger invoice_document_append_only on app.invoice_document;
create trigger invoice_document_append_only before update or truncate on app.invoice_document for each statement execute function app.refuse_change();
create trigger invoice_document_kept before delete on app.invoice_document for each row execute function app.keep_until_its_time();
drop trigger expense_receipt_append_only on app.expense_receipt;
create trigger expense_receipt_append_only before update or truncate on app.expense_receipt for each statement execute function app.refuse_change();
create trigger expense_receipt_kept before delete on app.expense_receipt for each row execute function app.keep_until_its_time();
drop trigger mail_attachment_append_only on app.mail_attachment;
create trigger mail_attachment_append_only before update or truncate on app.mail_attachment for each statement execute function app.refuse_change();
create trigger mail_attachment_kept before delete on app.mail_attachment for each row execute function app.keep_until_its_time();
drop trigger task_seen_append_only on app.task_seen;
create trigger task_seen_append_only before update or truncate on app.task_seen for each statement execute function app.refuse_change();
create trigger task_seen_kept before delete on app.task_seen for each row execute function app.keep_until_its_time();

-- A letter's way goes on in its row; its words, its occasion and when it was written never change, and it is never deleted.
create trigger mail_no_truncate before delete or truncate on app.mail for each statement execute function app.refuse_change();
create trigger mail_words_kept before update on app.mail for each row
    when ((new.subject, new.body, new.about, new.key, new.posted_at, new.posted_by, new.ended_at) is distinct from (old.subject, old.body, old.about, old.key, old.posted_at, old.posted_by, old.ended_at))
    execute function app.keep_until_its_time();
