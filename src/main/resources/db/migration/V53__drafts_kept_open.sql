-- Room billing: a client's drafts stay open for some days, so that hours approved late join them.

alter table app.invoice_wish add column keep_open_days int not null default 0,
    add constraint invoice_wish_keep_open_days check (keep_open_days between 0 and 28);

-- The last day on which later work joins; empty once it is closed, which it is before it is checked and reviewed.
alter table app.invoice add column kept_open_until date,
    add constraint invoice_kept_open_draft check (kept_open_until is null or state in ('DRAFT', 'REJECTED'));
create index invoice_kept_open on app.invoice (project_code) where kept_open_until is not null and state = 'DRAFT';
