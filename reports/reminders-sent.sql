-- place: 26
-- filters: FROM TO CLIENT
-- columns: day DATE, invoice TEXT, name TEXT, level COUNT, due DATE, currency TEXT, open AMOUNT, settled DATE
select m.sent_on as "day", r.invoice_number as "invoice", c.name as "name", m.level as "level", r.due_date as "due", r.currency as "currency", m.open as "open", r.settled_on as "settled"
from app.reminder m join app.receivable r on r.draft_id = m.draft_id join app.client c on c.code = r.client_code
where (:from::date is null or m.sent_on >= :from) and (:to::date is null or m.sent_on <= :to) and (:client::text is null or c.code = :client)
order by m.sent_on desc, r.invoice_number
