-- Rooms firm and billing: what stands on the firm's papers besides its profile, and how a client wants its invoices laid out.

create table app.stationery (
    id         int  not null default 1,
    phone      text not null default '',
    website    text not null default '',
    register   text not null default '',             -- where the firm is registered and who acts for it, as the law asks for on letters
    bank_name  text not null default '',
    constraint stationery_pk primary key (id),
    constraint stationery_only_one check (id = 1),
    constraint stationery_one_line check (phone !~ '[\r\n]' and website !~ '[\r\n]' and bank_name !~ '[\r\n]')
);
insert into app.stationery default values;

-- No row: a line a person and rate, with the timesheet behind it.
create table app.invoice_wish (
    client_code  text    not null,
    grouping     text    not null,
    timesheet    boolean not null,
    constraint invoice_wish_pk primary key (client_code),
    constraint invoice_wish_client_fk foreign key (client_code) references app.client (code),
    constraint invoice_wish_grouping check (grouping in ('PROJECT', 'PERSON', 'TASK', 'TASK_AND_PERSON', 'ENTRY'))
);
