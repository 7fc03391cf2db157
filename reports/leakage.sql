-- place: 10
-- filters: AS_OF PROJECT CLIENT
-- columns: kind TEXT, project TEXT, person TEXT, day DATE, about TEXT, hours HOURS, euros AMOUNT
-- summed: hours euros
with open_time as (
    select e.project_code, e.client_code, e.person_code, e.work_date, e.note, e.state, e.billing_model, e.hours - coalesce(b.taken, 0) as hours,
           (e.hours - coalesce(b.taken, 0)) * e.bill_rate / app.per_euro(e.currency::text, :asOf) as euros
    from app.rated_entry e
    left join (select item_id, sum(quantity) as taken from app.billed_portion where item_kind = 'TIME' and released_by is null group by item_id) b on b.item_id = e.id
    where e.billing_model <> 'NON_BILLABLE' and e.billable and e.work_date < :asOf::date - 13 and e.hours > coalesce(b.taken, 0)),
open_expense as (
    select x.*, x.amount - coalesce(b.taken, 0) as left_over, p.client_code
    from app.expense x join app.project p on p.code = x.project_code and p.billing_model = 'TIME_AND_MATERIALS'
    left join (select item_id, sum(quantity) as taken from app.billed_portion where item_kind = 'EXPENSE' and released_by is null group by item_id) b on b.item_id = x.id
    where x.state = 'APPROVED' and x.billable and x.expense_date < :asOf::date - 45 and x.amount > coalesce(b.taken, 0)),
billed_below as (
    select i.project_code, i.client_code, l.person_code, i.issue_date, i.number, i.currency, l.rate, l.hours, min(e.bill_rate) as agreed
    from app.invoice i join app.invoice_line l on l.invoice_id = i.id and l.kind = 'TIME'
    join app.billed_portion b on b.invoice_id = l.invoice_id and b.line = l.position and b.item_kind = 'TIME' join app.rated_entry e on e.id = b.item_id
    where i.state = 'ISSUED' and i.released_by is null and i.issue_date <= :asOf
    group by i.id, l.position, l.person_code, l.rate, l.hours having l.rate < min(e.bill_rate))
select kind as "kind", project_code as "project", person_code as "person", day as "day", about as "about", hours as "hours", round(euros, 2) as "euros"
from (select 'leak.notBilled' as kind, project_code, client_code, person_code, work_date as day, note as about, hours, euros
      from open_time where state = 'APPROVED' and billing_model = 'TIME_AND_MATERIALS' and work_date < :asOf::date - 45
      union all
      select 'leak.notSubmitted', project_code, client_code, person_code, work_date, note, hours, euros from open_time where state in ('DRAFT', 'REJECTED')
      union all
      select 'leak.expense', project_code, client_code, person_code, expense_date, category || ' ' || note, null, left_over * (1 + markup_percent / 100) / app.per_euro(currency::text, :asOf)
      from open_expense
      union all
      select 'leak.rate', project_code, client_code, person_code, issue_date, number || ': ' || trim_scale(rate) || ' < ' || trim_scale(agreed), hours,
             (agreed - rate) * hours / app.per_euro(currency::text, issue_date)
      from billed_below
      union all
      select 'leak.milestone', m.project_code, p.client_code, null, m.due_date, m.name, null, null
      from app.milestone m join app.project p on p.code = m.project_code
      where m.accepted_on is null and m.due_date < :asOf and p.state in ('IN_DELIVERY', 'ON_HOLD')) as leak
where (:project::text is null or project_code = :project) and (:client::text is null or client_code = :client)
order by 1, 4, 2
