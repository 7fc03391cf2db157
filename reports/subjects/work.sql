-- place: 1
-- fields: day DATE, month TEXT, quarter TEXT, year TEXT, client TEXT, project TEXT, manager TEXT, person TEXT, role TEXT, service TEXT, billingModel TEXT, billable TEXT, hours HOURS
-- measure hours: HOURS sum(hours)
-- measure billableHours: HOURS coalesce(sum(hours) filter (where billable = 'yes'), 0)
-- measure utilisation: PERCENT 100 * coalesce(sum(hours) filter (where billable = 'yes'), 0) / nullif(sum(hours), 0)
-- measure standard: AMOUNT coalesce(sum(standard), 0)
-- measure agreed: AMOUNT coalesce(sum(agreed), 0)
-- measure invoiced: AMOUNT coalesce(sum(invoiced), 0)
-- measure realisation: PERCENT 100 * sum(invoiced) / nullif(sum(standard) filter (where invoiced is not null), 0)
-- measure labour: AMOUNT coalesce(sum(labour), 0)
-- measure people: COUNT count(distinct person)
-- summed: hours billableHours standard agreed invoiced labour
-- costs: labour
-- persons: person role
-- detail: project person day
with on_line as (
    select b.item_id, b.quantity, b.invoice_id, b.line, sum(b.quantity) over (partition by b.invoice_id, b.line) as of_line
    from app.billed_portion b where b.item_kind = 'TIME' and b.released_by is null and b.invoice_id is not null),
worth as materialized (
    select i.id, l.position, (l.amount - coalesce((select sum(c.amount) from app.credit_note_line c where c.invoice_id = l.invoice_id and c.line = l.position), 0))
           / app.per_euro(i.currency::text, i.issue_date) as amount
    from app.invoice i join app.invoice_line l on l.invoice_id = i.id where i.state = 'ISSUED'),
invoiced as (select o.item_id, sum(w.amount * o.quantity / nullif(o.of_line, 0)) as amount from on_line o join app.time_entry t on t.id = o.item_id and (:from::date is null or t.work_date >= :from) and (:to::date is null or t.work_date <= :to)
             join worth w on w.id = o.invoice_id and w.position = o.line group by o.item_id)
select e.work_date as day, to_char(e.work_date, 'YYYY-MM') as month, to_char(e.work_date, 'YYYY-"Q"Q') as quarter, to_char(e.work_date, 'YYYY') as year, e.client_code as client,
       e.project_code as project, p.manager_code as manager, e.person_code as person, n.role, t.name as service, e.billing_model as "billingModel",
       case when e.billable then 'yes' else 'no' end as billable, e.hours, e.hours * e.cost_rate as labour,
       case when e.billable then e.hours * e.list_rate / e.per_euro end as standard, case when e.billable then e.hours * e.bill_rate / e.per_euro end as agreed, i.amount as invoiced
from app.rated_entry e join app.project p on p.code = e.project_code join app.person n on n.code = e.person_code
join app.project_task t on t.project_code = e.project_code and t.code = e.task_code left join invoiced i on i.item_id = e.id
where e.state = 'APPROVED'
