-- place: 4
-- fields: day DATE, month TEXT, quarter TEXT, year TEXT, client TEXT, project TEXT, manager TEXT, person TEXT, kind TEXT, state TEXT, billable TEXT, euros AMOUNT
-- measure expenses: COUNT count(*)
-- measure euros: AMOUNT coalesce(sum(euros), 0)
-- measure passedOn: AMOUNT coalesce(sum(euros) filter (where "passedOn"), 0)
-- measure passedOnPercent: PERCENT 100 * coalesce(sum(euros) filter (where "passedOn"), 0) / nullif(sum(euros), 0)
-- summed: expenses euros passedOn
-- detail: project person day kind
select x.expense_date as day, to_char(x.expense_date, 'YYYY-MM') as month, to_char(x.expense_date, 'YYYY-"Q"Q') as quarter, to_char(x.expense_date, 'YYYY') as year, p.client_code as client,
       x.project_code as project, p.manager_code as manager, x.person_code as person, x.category as kind, x.state, case when x.billable then 'yes' else 'no' end as billable,
       round(x.amount / app.per_euro(x.currency::text, x.expense_date), 2) as euros,
       exists (select from app.billed_portion b join app.invoice i on i.id = b.invoice_id and i.state = 'ISSUED'
               where b.item_kind = 'EXPENSE' and b.item_id = x.id and b.released_by is null) as "passedOn"
from app.expense x join app.project p on p.code = x.project_code where x.state <> 'WITHDRAWN'
