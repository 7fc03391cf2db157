-- place: 32
-- filters: FROM TO PROJECT CLIENT
-- columns: service TEXT, hours HOURS, billableHours HOURS, utilisation PERCENT, labour AMOUNT, worth AMOUNT, margin AMOUNT, marginPercent PERCENT
-- summed: hours billableHours labour worth margin
-- chart: worth labour
select service as "service", sum(hours) as "hours", sum(billable) as "billableHours", 100 * sum(billable) / sum(hours) as "utilisation", sum(cost) as "labour", sum(worth) as "worth",
       sum(worth) - sum(cost) as "margin", case when sum(worth) > 0 then 100 * (sum(worth) - sum(cost)) / sum(worth) end as "marginPercent"
from (select t.name as service, sum(e.hours) as hours, coalesce(sum(e.hours) filter (where e.billable), 0) as billable, round(sum(e.hours * r.cost_rate), 2) as cost,
             round(coalesce(sum(e.hours * app.bill_rate_on(e.project_code, e.task_code, e.person_code, e.work_date) / app.per_euro(p.currency::text, e.work_date)) filter (where e.billable), 0), 2) as worth
      from app.time_entry e join app.project p on p.code = e.project_code join app.project_task t on t.project_code = e.project_code and t.code = e.task_code
      cross join lateral (select cost_rate from app.person_rate where person_code = e.person_code and valid_from <= e.work_date order by valid_from desc, id desc limit 1) r
      where e.state = 'APPROVED' and (:from::date is null or e.work_date >= :from) and (:to::date is null or e.work_date <= :to)
        and (:project::text is null or e.project_code = :project) and (:client::text is null or p.client_code = :client)
      group by t.name, e.project_code) as s
group by service order by sum(worth) - sum(cost) desc
