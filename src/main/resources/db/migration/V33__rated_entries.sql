-- Room profitability: every entry with what its hour costs, what it sells for and its currency's rate, joined by period. The same answers as
-- app.bill_rate_on and app.per_euro, which are for a single question: a report asks about tens of thousands of hours at once.
create view app.rated_entry as
select e.id, e.project_code, e.task_code, e.person_code, e.work_date, e.hours, e.billable, e.state, e.note, e.sheet_id, e.decided_at,
       own.cost_rate, own.bill_rate as list_rate,
       coalesce(on_project.rate, role_on_project.rate, task.rate, project.rate, client.rate, nullif(own.bill_rate, 0), role.rate, firm.rate, own.bill_rate) as bill_rate,
       p.currency, p.client_code, p.billing_model,
       case when p.currency = 'EUR' then 1 else
           (select x.per_euro from app.exchange_rate x where x.currency = p.currency::text and x.day <= e.work_date order by x.day desc limit 1) end as per_euro
from app.time_entry e
join app.project p on p.code = e.project_code
join app.person n on n.code = e.person_code
left join app.person_rate own on own.person_code = e.person_code and own.period @> e.work_date
left join app.bill_rate on_project on on_project.rate_key = 'PERSON_ON_PROJECT|' || e.project_code || '|' || e.person_code and on_project.period @> e.work_date
left join app.bill_rate role_on_project on role_on_project.rate_key = 'ROLE_ON_PROJECT|' || e.project_code || '|' || n.role and role_on_project.period @> e.work_date
left join app.bill_rate task on task.rate_key = 'TASK|' || e.project_code || '|' || e.task_code and task.period @> e.work_date
left join app.bill_rate project on project.rate_key = 'PROJECT|' || e.project_code || '|' and project.period @> e.work_date
left join app.bill_rate client on client.rate_key = 'CLIENT||' || p.client_code and client.period @> e.work_date
left join app.bill_rate role on role.rate_key = 'ROLE||' || n.role and role.period @> e.work_date
left join app.bill_rate firm on firm.rate_key = 'FIRM||' and firm.period @> e.work_date;
