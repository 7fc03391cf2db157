-- place: 3
-- fields: day DATE, month TEXT, quarter TEXT, year TEXT, client TEXT, project TEXT, invoice TEXT, currency TEXT, euros AMOUNT, daysToPay COUNT, daysLate COUNT
-- measure payments: COUNT count(*)
-- measure euros: AMOUNT coalesce(sum(euros), 0)
-- measure daysToPay: AMOUNT avg("daysToPay")
-- measure daysLate: AMOUNT avg("daysLate")
-- summed: payments euros
-- detail: invoice client day
select m.paid_on as day, to_char(m.paid_on, 'YYYY-MM') as month, to_char(m.paid_on, 'YYYY-"Q"Q') as quarter, to_char(m.paid_on, 'YYYY') as year, r.client_code as client,
       i.project_code as project, r.invoice_number as invoice, m.currency, round(m.amount / app.per_euro(m.currency::text, m.paid_on), 2) as euros,
       m.paid_on - r.issue_date as "daysToPay", greatest(m.paid_on - r.due_date, 0) as "daysLate"
from app.payment m join app.receivable r on r.draft_id = m.draft_id join app.invoice i on i.id = r.draft_id
