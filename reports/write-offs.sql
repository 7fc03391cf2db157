-- place: 28
-- filters: FROM TO CLIENT
-- columns: reason TEXT, day DATE, invoice TEXT, name TEXT, person TEXT, approver TEXT, currency TEXT, amount AMOUNT, euros AMOUNT
-- summed: euros
-- chart: euros
select w.reason as "reason", w.written_off_on as "day", r.invoice_number as "invoice", c.name as "name", w.requested_by as "person", w.decided_by as "approver", r.currency as "currency", w.amount as "amount",
       round(w.amount / app.per_euro(r.currency::text, r.issue_date), 2) as "euros"
from app.write_off w join app.receivable r on r.draft_id = w.draft_id join app.client c on c.code = r.client_code
where w.confirmed and (:from::date is null or w.written_off_on >= :from) and (:to::date is null or w.written_off_on <= :to) and (:client::text is null or c.code = :client)
order by w.reason, w.written_off_on desc
