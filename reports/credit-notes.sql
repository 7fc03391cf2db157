-- place: 22
-- filters: FROM TO PROJECT CLIENT
-- columns: number TEXT, day DATE, invoice TEXT, name TEXT, project TEXT, reason TEXT, currency TEXT, net AMOUNT, euros AMOUNT
-- summed: euros
select n.number as "number", n.issue_date as "day", i.number as "invoice", c.name as "name", i.project_code as "project", n.reason as "reason", n.currency as "currency", n.net as "net",
       round(n.net / app.per_euro(i.currency::text, i.issue_date), 2) as "euros"
from app.credit_note n join app.invoice i on i.id = n.invoice_id join app.client c on c.code = i.client_code
where (:from::date is null or n.issue_date >= :from) and (:to::date is null or n.issue_date <= :to)
  and (:project::text is null or i.project_code = :project) and (:client::text is null or i.client_code = :client)
order by n.issue_date desc, n.number desc
