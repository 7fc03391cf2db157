-- place: 38
-- filters: FROM TO PROJECT CLIENT
-- columns: invoice TEXT, name TEXT, project TEXT, day DATE, euros AMOUNT, reviewDays AMOUNT, approver TEXT, mailedDays COUNT, days COUNT, state TEXT
-- summed: euros
-- chart: reviewDays
select coalesce(i.number, i.id::text) as "invoice", c.name as "name", i.project_code as "project", i.drafted_at::date as "day", round(i.net / app.per_euro(i.currency::text, coalesce(i.issue_date, :asOf)), 2) as "euros",
       round((extract(epoch from coalesce(v.reviewed_at, case when i.state = 'DRAFT' then :asOf::timestamptz + interval '1 day' else i.drafted_at end) - i.drafted_at) / 86400)::numeric, 2) as "reviewDays",
       v.reviewer as "approver", m.mailed_at::date - i.issue_date as "mailedDays", r.settled_on - i.issue_date as "days", i.state as "state"
from app.invoice i join app.client c on c.code = i.client_code left join app.invoice_review v on v.invoice_id = i.id left join app.invoice_mailing m on m.invoice_id = i.id
left join app.receivable r on r.draft_id = i.id
where i.state <> 'REJECTED' and (v.invoice_id is not null or i.state = 'DRAFT') and (:from::date is null or i.drafted_at::date >= :from) and (:to::date is null or i.drafted_at::date <= :to)
  and (:project::text is null or i.project_code = :project) and (:client::text is null or i.client_code = :client)
order by 6 desc, i.id
