-- place: 10
-- filters: AS_OF PROJECT CLIENT
-- columns: kind TEXT, project TEXT, person TEXT, day DATE, about TEXT, hours HOURS, euros AMOUNT
-- summed: hours euros
with rated as (
    select e.id, e.project_code, e.person_code, e.work_date, e.hours, e.note, e.state, e.billable, e.sheet_id, e.decided_at, p.currency, p.billing_model, p.client_code,
           app.bill_rate_on(e.project_code, e.task_code, e.person_code, e.work_date) as agreed
    from app.time_entry e join app.project p on p.code = e.project_code
    where p.billing_model <> 'NON_BILLABLE' and e.billable and e.work_date <= :asOf
      and not exists (select from app.billed_portion b where b.item_kind = 'TIME' and b.item_id = e.id and b.released_by is null))
select kind as "kind", project_code as "project", person_code as "person", day as "day", about as "about", hours as "hours", round(euros, 2) as "euros"
from (select 'leak.notBilled' as kind, project_code, client_code, person_code, work_date as day, note as about, hours, hours * agreed / app.per_euro(currency::text, :asOf) as euros
      from rated where state = 'APPROVED' and billing_model = 'TIME_AND_MATERIALS' and work_date < :asOf::date - 45
      union all
      select 'leak.notSubmitted', project_code, client_code, person_code, work_date, note, hours, hours * agreed / app.per_euro(currency::text, :asOf)
      from rated where state in ('DRAFT', 'REJECTED') and work_date < :asOf::date - 13
      union all
      select 'leak.expense', x.project_code, p.client_code, x.person_code, x.expense_date, x.category || ' ' || x.note, null, x.amount * (1 + x.markup_percent / 100) / app.per_euro(x.currency::text, :asOf)
      from app.expense x join app.project p on p.code = x.project_code
      where x.state = 'APPROVED' and x.billable and p.billing_model = 'TIME_AND_MATERIALS' and x.expense_date < :asOf::date - 45
        and not exists (select from app.billed_portion b where b.item_kind = 'EXPENSE' and b.item_id = x.id and b.released_by is null)
      union all
      select 'leak.rate', i.project_code, i.client_code, l.person_code, i.issue_date, i.number || ': ' || trim_scale(l.rate) || ' < ' || trim_scale(a.agreed), l.hours, (a.agreed - l.rate) * l.hours / app.per_euro(i.currency, i.issue_date)
      from app.invoice i join app.invoice_line l on l.invoice_id = i.id and l.kind = 'TIME'
      cross join lateral (select min(app.bill_rate_on(e.project_code, e.task_code, e.person_code, e.work_date)) as agreed from app.billed_portion b join app.time_entry e on e.id = b.item_id
                          where b.invoice_id = i.id and b.line = l.position and b.item_kind = 'TIME') a
      where i.state = 'ISSUED' and i.released_by is null and i.issue_date <= :asOf and l.rate < a.agreed
      union all
      select 'leak.milestone', m.project_code, p.client_code, null, m.due_date, m.name, null, null
      from app.milestone m join app.project p on p.code = m.project_code
      where m.accepted_on is null and m.due_date < :asOf and p.state in ('IN_DELIVERY', 'ON_HOLD')) as leak
where (:project::text is null or project_code = :project) and (:client::text is null or client_code = :client)
order by 1, 4, 2
