-- Rooms firm, project, billing: how supplies are taxed, and what e-invoices need to know of seller and buyer.

-- Without a percentage of its own the firm is taxed by the table.
alter table app.firm alter column domestic_vat_percent drop not null;
alter table app.firm
    add column registration    text not null default '',      -- its entry in a public register
    add column contact_name    text not null default '',      -- whom a buyer may ask
    add column contact_phone   text not null default '',
    add column contact_email   text not null default '',
    add column address_scheme  text not null default '',      -- the electronic address, by the EAS list
    add column address_id      text not null default '',
    add constraint firm_electronic_address check ((address_scheme = '') = (address_id = ''));

alter table app.client
    add column consumer           boolean not null default false,
    add column e_format           text    not null default 'NONE',
    add column e_buyer_reference  text    not null default '',
    add column e_order_number     text    not null default '',
    add column e_address_scheme   text    not null default '',
    add column e_address_id       text    not null default '',
    add column e_postcode         text    not null default '',
    add column e_city             text    not null default '',
    add constraint client_e_format check (e_format in ('NONE', 'FACTUR_X', 'XRECHNUNG', 'PEPPOL')),
    add constraint client_electronic_address check ((e_address_scheme = '') = (e_address_id = '')),
    add constraint client_peppol check (e_format <> 'PEPPOL' or (e_address_id <> '' and (e_buyer_reference <> '' or e_order_number <> ''))),
    add constraint client_xrechnung check (e_format <> 'XRECHNUNG' or e_buyer_reference <> '');

-- What a project supplies as the tax table sees it. Without a row: SERVICES. place: where it happens, for what is taxed there.
create table app.project_supply (
    project_code  text not null,
    work          text not null,
    expenses      text not null,                               -- charged on as what; as the work is, unless told otherwise
    place         char(2),
    constraint project_supply_pk primary key (project_code),
    constraint project_supply_project_fk foreign key (project_code) references app.project (code),
    constraint project_supply_kinds check (work ~ '^[A-Z][A-Z_]{1,39}$' and expenses ~ '^[A-Z][A-Z_]{1,39}$')
);

-- Which question was asked, by which version of the table it was answered: for work and for expenses. tax_category is that of the first line.
alter table app.invoice add column tax_decisions text;
alter table app.invoice drop constraint invoice_tax_category;
alter table app.invoice drop constraint invoice_tax_only_where_due;
alter table app.invoice
    add constraint invoice_tax_category check (tax_category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
    add constraint invoice_tax_not_negative check (vat >= 0 and tax_percent >= 0);

-- VAT of an issued invoice: once a category and rate, on the summed net of its lines.
create table app.invoice_vat (
    invoice_id  bigint         not null,
    category    text           not null,
    percent     numeric(5, 2)  not null,
    base        numeric(19, 4) not null,
    vat         numeric(19, 4) not null,
    reason      text           not null,
    code        text           not null,                       -- VATEX, where EN 16931 has one
    constraint invoice_vat_pk primary key (invoice_id, category, percent),
    constraint invoice_vat_invoice_fk foreign key (invoice_id) references app.invoice (id),
    constraint invoice_vat_category check (category in ('S', 'Z', 'E', 'AE', 'K', 'G', 'O')),
    constraint invoice_vat_only_where_due check (category = 'S' or (percent = 0 and vat = 0)),
    constraint invoice_vat_tells_why check (category = 'S' or reason <> '')
);
create trigger invoice_vat_append_only before update or delete or truncate on app.invoice_vat
    for each statement execute function app.refuse_change();

create function app.vat_adds_up() returns trigger language plpgsql as $$
begin
    if not exists (select from app.invoice i
                   where i.id = new.invoice_id and i.state = 'ISSUED'
                     and (i.net, i.vat) = (select sum(v.base), sum(v.vat) from app.invoice_vat v where v.invoice_id = new.invoice_id)) then
        raise exception 'the VAT of invoice % does not add up', new.invoice_id using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger invoice_vat_adds_up after insert on app.invoice_vat
    deferrable initially deferred for each row execute function app.vat_adds_up();

-- The XML beside the PDF, byte for byte.
alter table app.invoice_document drop constraint invoice_document_kind;
alter table app.invoice_document add constraint invoice_document_kind
    check (kind ~ '^(INVOICE|CREDIT_NOTE)(_(CII|UBL|XRECHNUNG|PEPPOL))?$');
