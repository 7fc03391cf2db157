-- place: 30
-- opens: ALL
-- filters: FROM TO PROJECT CLIENT
-- columns: project TEXT, task TEXT, name TEXT, planned HOURS, actual HOURS, billableHours HOURS, variance HOURS, share PERCENT
-- summed: planned actual billableHours variance
-- chart: actual planned
select t.project_code as "project", t.code as "task", t.name as "name", t.estimate_hours as "planned", coalesce(sum(e.hours), 0) as "actual", coalesce(sum(e.hours) filter (where e.billable), 0) as "billableHours",
       coalesce(sum(e.hours), 0) - t.estimate_hours as "variance", case when t.estimate_hours > 0 then 100 * coalesce(sum(e.hours), 0) / t.estimate_hours end as "share"
from app.project_task t join app.project p on p.code = t.project_code
left join app.time_entry e on e.project_code = t.project_code and e.task_code = t.code and e.state = 'APPROVED'
     and (:from::date is null or e.work_date >= :from) and (:to::date is null or e.work_date <= :to)
where (:project::text is null or t.project_code = :project) and (:client::text is null or p.client_code = :client)
group by t.project_code, t.code, t.name, t.estimate_hours having count(e.id) > 0 or t.estimate_hours > 0
order by t.project_code collate "C", t.code collate "C"
