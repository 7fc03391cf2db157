-- place: 27
-- filters: FROM TO CLIENT
-- columns: day DATE, invoice TEXT, name TEXT, currency TEXT, gross AMOUNT, why TEXT, settled DATE, days COUNT, reason TEXT
select d.opened_at::date as "day", r.invoice_number as "invoice", c.name as "name", r.currency as "currency", r.gross as "gross", d.reason as "why", d.settled_at::date as "settled",
       coalesce(d.settled_at::date, :asOf) - d.opened_at::date as "days", d.outcome as "reason"
from app.dispute d join app.receivable r on r.draft_id = d.draft_id join app.client c on c.code = r.client_code
where (:from::date is null or d.opened_at::date >= :from) and (:to::date is null or d.opened_at::date <= :to) and (:client::text is null or c.code = :client)
order by d.opened_at desc
