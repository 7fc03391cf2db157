-- place: 21
-- filters: FROM TO CLIENT
-- columns: month TEXT, invoices COUNT, net AMOUNT, credited AMOUNT, revenue AMOUNT
-- summed: invoices net credited revenue
-- chart: net credited
select to_char(day, 'YYYY-MM') as "month", count(*) filter (where sign = 1) as "invoices", sum(amount) filter (where sign = 1) as "net",
       coalesce(sum(amount) filter (where sign = -1), 0) as "credited", sum(sign * amount) as "revenue"
from (select i.issue_date as day, 1 as sign, round(i.net / app.per_euro(i.currency::text, i.issue_date), 2) as amount, i.client_code from app.invoice i where i.state = 'ISSUED'
      union all
      select n.issue_date, -1, round(n.net / app.per_euro(i.currency::text, i.issue_date), 2), i.client_code from app.credit_note n join app.invoice i on i.id = n.invoice_id) as s
where (:from::date is null or day >= :from) and (:to::date is null or day <= :to) and (:client::text is null or client_code = :client)
group by 1 order by 1 desc
