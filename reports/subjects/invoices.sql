-- place: 2
-- fields: invoice TEXT, day DATE, month TEXT, quarter TEXT, year TEXT, client TEXT, project TEXT, manager TEXT, state TEXT, currency TEXT, approver TEXT, euros AMOUNT, gross AMOUNT, open AMOUNT, reviewDays AMOUNT, mailedDays COUNT, daysToPay COUNT, daysLate COUNT
-- measure invoices: COUNT count(*)
-- measure euros: AMOUNT coalesce(sum(euros), 0)
-- measure gross: AMOUNT coalesce(sum(gross), 0)
-- measure open: AMOUNT coalesce(sum(open), 0)
-- measure reviewDays: AMOUNT avg("reviewDays")
-- measure slowestReview: AMOUNT max("reviewDays")
-- measure mailedDays: AMOUNT avg("mailedDays")
-- measure daysToPay: AMOUNT avg("daysToPay")
-- measure daysLate: AMOUNT avg("daysLate")
-- summed: invoices euros gross open
-- detail: invoice client day
with review as (
    select p.business_key_ as draft, sum(extract(epoch from coalesce(t.end_time_, :now) - t.start_time_)) / 86400 as days, max(t.assignee_) as approver
    from act_hi_taskinst t join act_hi_procinst p on p.id_ = t.proc_inst_id_ where t.proc_def_key_ = 'invoicing' and t.task_def_key_ = 'reviewInvoice' group by 1)
select coalesce(i.number, i.id::text) as invoice, coalesce(i.issue_date, i.drafted_at::date) as day, to_char(coalesce(i.issue_date, i.drafted_at::date), 'YYYY-MM') as month,
       to_char(coalesce(i.issue_date, i.drafted_at::date), 'YYYY-"Q"Q') as quarter, to_char(coalesce(i.issue_date, i.drafted_at::date), 'YYYY') as year,
       i.client_code as client, i.project_code as project, p.manager_code as manager, i.state, i.currency, coalesce(v.approver, '') as approver,
       round(i.net / x.per_euro, 2) as euros, round(i.gross / x.per_euro, 2) as gross, round((r.gross - r.paid - r.credited - r.written_off) / x.per_euro, 2) as open, round(coalesce(v.days, 0), 2) as "reviewDays",
       m.mailed_at::date - i.issue_date as "mailedDays", r.settled_on - i.issue_date as "daysToPay", greatest(r.settled_on - r.due_date, 0) as "daysLate"
from app.invoice i join app.project p on p.code = i.project_code
cross join lateral (select app.per_euro(i.currency::text, coalesce(i.issue_date, i.drafted_at::date)) as per_euro) x
left join review v on v.draft = i.id::text left join app.invoice_mailing m on m.invoice_id = i.id left join app.receivable r on r.draft_id = i.id
where i.state <> 'REJECTED'
