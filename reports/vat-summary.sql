-- place: 23
-- filters: FROM TO CLIENT
-- columns: why TEXT, rate PERCENT, invoices COUNT, base AMOUNT, vat AMOUNT, gross AMOUNT
-- summed: invoices base vat gross
-- chart: base
select coalesce(tax_reason, '') as "why", tax_percent as "rate", count(*) as "invoices", sum(net) as "base", sum(vat) as "vat", sum(gross) as "gross"
from (select i.issue_date as day, i.client_code, i.tax_reason, i.tax_percent, round(i.net / app.per_euro(i.currency::text, i.issue_date), 2) as net,
             round(i.vat / app.per_euro(i.currency::text, i.issue_date), 2) as vat, round(i.gross / app.per_euro(i.currency::text, i.issue_date), 2) as gross
      from app.invoice i where i.state = 'ISSUED'
      union all
      select n.issue_date, i.client_code, i.tax_reason, i.tax_percent, -round(n.net / app.per_euro(i.currency::text, i.issue_date), 2),
             -round(n.vat / app.per_euro(i.currency::text, i.issue_date), 2), -round(n.gross / app.per_euro(i.currency::text, i.issue_date), 2)
      from app.credit_note n join app.invoice i on i.id = n.invoice_id) as t
where (:from::date is null or day >= :from) and (:to::date is null or day <= :to) and (:client::text is null or client_code = :client)
group by 1, 2 order by 4 desc
