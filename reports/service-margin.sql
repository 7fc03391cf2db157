-- place: 32
-- filters: FROM TO PROJECT CLIENT
-- columns: service TEXT, hours HOURS, billableHours HOURS, utilisation PERCENT, labour AMOUNT, worth AMOUNT, margin AMOUNT, marginPercent PERCENT
-- summed: hours billableHours labour worth margin
-- chart: worth labour
select service as "service", sum(hours) as "hours", sum(billable) as "billableHours", 100 * sum(billable) / nullif(sum(hours), 0) as "utilisation", sum(cost) as "labour", sum(worth) as "worth",
       sum(worth) - sum(cost) as "margin", case when sum(worth) > 0 then 100 * (sum(worth) - sum(cost)) / sum(worth) end as "marginPercent"
from (select t.name as service, sum(e.hours) as hours, coalesce(sum(e.hours) filter (where e.billable), 0) as billable, round(sum(e.hours * e.cost_rate), 2) as cost,
             round(coalesce(sum(e.hours * e.bill_rate / e.per_euro) filter (where e.billable), 0), 2) as worth
      from app.rated_entry e join app.project_task t on t.project_code = e.project_code and t.code = e.task_code
      where e.state = 'APPROVED' and (:from::date is null or e.work_date >= :from) and (:to::date is null or e.work_date <= :to)
        and (:project::text is null or e.project_code = :project) and (:client::text is null or e.client_code = :client)
      group by t.name, e.project_code) as s
group by service order by sum(worth) - sum(cost) desc
