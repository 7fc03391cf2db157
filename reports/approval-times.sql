-- place: 36
-- filters: FROM TO
-- columns: approver TEXT, lines COUNT, days AMOUNT, slowest AMOUNT, rejected PERCENT
-- summed: lines
-- chart: days
select e.decided_by as "approver", count(*) as "lines", percentile_cont(0.5) within group (order by extract(epoch from e.decided_at - s.submitted_at) / 86400)::numeric as "days",
       max(extract(epoch from e.decided_at - s.submitted_at) / 86400) as "slowest", 100.0 * count(*) filter (where e.state = 'REJECTED') / count(*) as "rejected"
from app.time_entry e join app.timesheet s on s.id = e.sheet_id
where e.decided_by is not null and (:from::date is null or e.work_date >= :from) and (:to::date is null or e.work_date <= :to)
group by 1 order by 3 desc
