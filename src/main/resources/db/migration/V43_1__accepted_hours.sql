-- A client accepts the hours of a month as well: beside a milestone, a month and how many hours of it lay before them.
alter table app.client_acceptance alter column milestone_id drop not null;
alter table app.client_acceptance add column month date;
alter table app.client_acceptance add column hours numeric(12, 2);
alter table app.client_acceptance add constraint client_acceptance_of check ((milestone_id is null) <> (month is null) and (month is null) = (hours is null));
alter table app.client_acceptance add constraint client_acceptance_first_of_month check (extract(day from month) = 1);
alter table app.client_acceptance add constraint client_acceptance_month_once unique (project_code, month);
