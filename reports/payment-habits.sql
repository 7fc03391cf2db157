-- place: 25
-- filters: FROM TO CLIENT
-- columns: client TEXT, name TEXT, terms COUNT, invoices COUNT, days COUNT, daysLate COUNT, slowest COUNT, onTime PERCENT
-- chart: days terms
select c.code as "client", c.name as "name", c.payment_terms_days as "terms", count(*) as "invoices", avg(r.settled_on - r.issue_date) as "days",
       avg(greatest(r.settled_on - r.due_date, 0)) as "daysLate", max(r.settled_on - r.issue_date) as "slowest", 100.0 * count(*) filter (where r.settled_on <= r.due_date) / count(*) as "onTime"
from app.receivable r join app.client c on c.code = r.client_code
where r.settled_how = 'PAID' and (:from::date is null or r.settled_on >= :from) and (:to::date is null or r.settled_on <= :to) and (:client::text is null or c.code = :client)
group by c.code, c.name, c.payment_terms_days order by 5 desc
