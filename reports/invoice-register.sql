-- place: 20
-- filters: FROM TO PROJECT CLIENT
-- columns: invoice TEXT, day DATE, due DATE, name TEXT, project TEXT, currency TEXT, net AMOUNT, vat AMOUNT, gross AMOUNT, euros AMOUNT
-- summed: euros
select i.number as "invoice", i.issue_date as "day", i.due_date as "due", c.name as "name", i.project_code as "project", i.currency as "currency", i.net as "net", i.vat as "vat", i.gross as "gross",
       round(i.net / app.per_euro(i.currency::text, i.issue_date), 2) as "euros"
from app.invoice i join app.client c on c.code = i.client_code
where i.state = 'ISSUED' and (:from::date is null or i.issue_date >= :from) and (:to::date is null or i.issue_date <= :to)
  and (:project::text is null or i.project_code = :project) and (:client::text is null or i.client_code = :client)
order by i.issue_date desc, i.number desc
