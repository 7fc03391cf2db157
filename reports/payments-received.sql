-- place: 24
-- filters: FROM TO CLIENT
-- columns: day DATE, invoice TEXT, name TEXT, note TEXT, days COUNT, currency TEXT, amount AMOUNT, euros AMOUNT
-- summed: euros
select p.paid_on as "day", r.invoice_number as "invoice", c.name as "name", p.reference as "note", p.paid_on - r.issue_date as "days", p.currency as "currency", p.amount as "amount",
       round(p.amount / app.per_euro(p.currency::text, p.paid_on), 2) as "euros"
from app.payment p join app.receivable r on r.draft_id = p.draft_id join app.client c on c.code = r.client_code
where (:from::date is null or p.paid_on >= :from) and (:to::date is null or p.paid_on <= :to) and (:client::text is null or r.client_code = :client)
order by p.paid_on desc, p.id desc
