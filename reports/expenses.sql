-- place: 35
-- filters: FROM TO PROJECT CLIENT PERSON
-- columns: day DATE, person TEXT, project TEXT, kind TEXT, note TEXT, state TEXT, currency TEXT, amount AMOUNT, euros AMOUNT, invoice TEXT
-- summed: euros
select x.expense_date as "day", x.person_code as "person", x.project_code as "project", x.category as "kind", x.note as "note", x.state as "state", x.currency as "currency", x.amount as "amount",
       round(x.amount / app.per_euro(x.currency::text, x.expense_date), 2) as "euros",
       (select i.number from app.billed_portion b join app.invoice i on i.id = b.invoice_id where b.item_kind = 'EXPENSE' and b.item_id = x.id and b.released_by is null limit 1) as "invoice"
from app.expense x join app.project p on p.code = x.project_code
where x.state <> 'WITHDRAWN' and (:from::date is null or x.expense_date >= :from) and (:to::date is null or x.expense_date <= :to) and (:project::text is null or x.project_code = :project)
  and (:client::text is null or p.client_code = :client) and (:person::text is null or x.person_code = :person)
order by x.expense_date desc, x.id desc
