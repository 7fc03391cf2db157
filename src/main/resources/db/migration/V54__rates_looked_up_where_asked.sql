-- Room profitability: the same answers as before; a day's exchange rate is looked up only where it is asked for and the currency is another. Half of the reports ask for none.
create or replace view app.rated_entry as
select e.id, e.project_code, e.task_code, e.person_code, e.work_date, e.hours, e.billable, e.state, e.note, e.sheet_id, e.decided_at,
       own.cost_rate, own.bill_rate as list_rate,
       coalesce(on_project.rate, role_on_project.rate, task.rate, project.rate, client.rate, nullif(own.bill_rate, 0), role.rate, firm.rate, own.bill_rate) as bill_rate,
       p.currency, p.client_code, p.billing_model,
       case when p.currency = 'EUR' then 1 else
           (select x.per_euro from app.exchange_rate x where x.currency = p.currency and x.day <= e.work_date order by x.day desc limit 1) end as per_euro
from app.time_entry e
join app.project p on p.code = e.project_code
join app.person n on n.code = e.person_code
left join app.person_rate own on own.person_code = e.person_code and own.valid_from <= e.work_date and coalesce(upper(own.period), 'infinity') > e.work_date and not isempty(own.period)
left join app.bill_rate on_project on on_project.place = 'PERSON_ON_PROJECT' and on_project.project_code = e.project_code and on_project.person_code = e.person_code and on_project.period @> e.work_date
left join app.bill_rate role_on_project on role_on_project.place = 'ROLE_ON_PROJECT' and role_on_project.project_code = e.project_code and role_on_project.role = n.role and role_on_project.period @> e.work_date
left join app.bill_rate task on task.place = 'TASK' and task.project_code = e.project_code and task.task_code = e.task_code and task.period @> e.work_date
left join app.bill_rate project on project.place = 'PROJECT' and project.project_code = e.project_code and project.period @> e.work_date
left join app.bill_rate client on client.place = 'CLIENT' and client.client_code = p.client_code and client.period @> e.work_date
left join app.bill_rate role on role.place = 'ROLE' and role.role = n.role and role.period @> e.work_date
left join app.bill_rate firm on firm.place = 'FIRM' and firm.period @> e.work_date;
