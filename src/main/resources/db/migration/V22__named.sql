-- Room project: whom a page is to show has a name. A link without a text leads nowhere for who listens to the page, and an invoice needs its addressee.

alter table app.client add constraint client_named check (btrim(name) <> '');
alter table app.project add constraint project_named check (btrim(name) <> '');
