-- place: 37
-- filters: FROM TO CLIENT
-- columns: month TEXT, invoices COUNT, toApproved AMOUNT, toDrafted AMOUNT, toIssued AMOUNT, toMailed AMOUNT, toPaid AMOUNT
-- chart: toPaid toApproved
with way as (
    select i.issue_date, i.id, w.approved, extract(epoch from i.drafted_at - w.last_approved) / 86400 as drafted,
           case when v.reviewed_at is null then 0 else extract(epoch from v.reviewed_at - i.drafted_at) / 86400 end as issued,
           case when m.mailed_at is null then null else greatest(m.mailed_at::date - i.issue_date, 0) end as mailed, r.settled_on - i.issue_date as paid
    from app.invoice i left join app.invoice_review v on v.invoice_id = i.id left join app.invoice_mailing m on m.invoice_id = i.id
    left join app.receivable r on r.draft_id = i.id and r.settled_how = 'PAID'
    cross join lateral (select avg(extract(epoch from e.decided_at - e.work_date::timestamp) / 86400) as approved, max(e.decided_at) as last_approved
                        from app.billed_portion b join app.time_entry e on e.id = b.item_id where b.invoice_id = i.id and b.item_kind = 'TIME') w
    where i.state = 'ISSUED' and (:from::date is null or i.issue_date >= :from) and (:to::date is null or i.issue_date <= :to) and (:client::text is null or i.client_code = :client))
select to_char(issue_date, 'YYYY-MM') as "month", count(*) as "invoices", percentile_cont(0.5) within group (order by approved)::numeric as "toApproved",
       percentile_cont(0.5) within group (order by drafted)::numeric as "toDrafted", percentile_cont(0.5) within group (order by issued)::numeric as "toIssued",
       percentile_cont(0.5) within group (order by mailed)::numeric as "toMailed", percentile_cont(0.5) within group (order by paid)::numeric as "toPaid"
from way group by 1 order by 1 desc
