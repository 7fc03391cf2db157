-- place: 10
-- filters: AS_OF PROJECT CLIENT
-- columns: kind TEXT, project TEXT, person TEXT, day DATE, about TEXT, hours HOURS, euros AMOUNT
-- summed: hours euros
with not_whole as materialized (
    select e.id, e.hours - coalesce((select sum(b.quantity) from app.billed_portion b where b.item_kind = 'TIME' and b.item_id = e.id and b.released_by is null), 0) as open
    from app.time_entry e where e.billable and e.work_date < :asOf::date - 13
      and not exists (select from app.billed_portion b where b.item_kind = 'TIME' and b.item_id = e.id and b.released_by is null and b.quantity >= e.hours)),
open_entry as materialized (select id, open from not_whole where open > 0),
open_time as (
    select e.project_code, e.client_code, e.person_code, e.work_date, e.note, e.state, e.billing_model, o.open as hours, o.open * e.bill_rate / app.per_euro(e.currency::text, :asOf) as euros
    from open_entry o join app.rated_entry e on e.id = o.id and e.id = any (array(select id from open_entry))
    where e.billing_model <> 'NON_BILLABLE'),
open_expense as (
    select x.*, x.amount - coalesce(b.taken, 0) as left_over, p.client_code
    from app.expense x join app.project p on p.code = x.project_code and p.billing_model = 'TIME_AND_MATERIALS'
    left join lateral (select sum(t.quantity) as taken from app.billed_portion t where t.item_kind = 'EXPENSE' and t.item_id = x.id and t.released_by is null) b on true
    where x.state = 'APPROVED' and x.billable and x.expense_date < :asOf::date - 45 and x.amount > coalesce(b.taken, 0)),
sold as materialized (
    select i.id, l.position, b.item_id
    from app.invoice i join app.invoice_line l on l.invoice_id = i.id and l.kind = 'TIME' join app.billed_portion b on b.invoice_id = l.invoice_id and b.line = l.position and b.item_kind = 'TIME'
    where i.state = 'ISSUED' and i.released_by is null and i.issue_date <= :asOf and i.issue_date > :asOf::date - 366),
-- Below what is agreed for each of its entries: then below that of any one, which leaves few lines to look at whole.
one_of_each as materialized (select id, position, min(item_id) as item_id from sold group by id, position),
suspect as materialized (
    select o.id, o.position from one_of_each o join app.rated_entry e on e.id = o.item_id and e.id = any (array(select item_id from one_of_each))
    join app.invoice_line l on l.invoice_id = o.id and l.position = o.position where e.bill_rate > l.rate),
closer as materialized (select s.* from sold s join suspect on suspect.id = s.id and suspect.position = s.position),
agreed as (
    select s.id, s.position, min(e.bill_rate) as rate
    from closer s join app.rated_entry e on e.id = s.item_id and e.id = any (array(select item_id from closer)) group by s.id, s.position),
billed_below as (
    select i.project_code, i.client_code, l.person_code, i.issue_date, i.number, i.currency, l.rate, l.hours, a.rate as agreed
    from agreed a join app.invoice i on i.id = a.id join app.invoice_line l on l.invoice_id = a.id and l.position = a.position and l.rate < a.rate)
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
