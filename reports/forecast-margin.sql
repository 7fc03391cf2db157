-- place: 33
-- filters: AS_OF PROJECT CLIENT
-- columns: project TEXT, name TEXT, budgetHours HOURS, hours HOURS, toGo HOURS, atEnd HOURS, revenue AMOUNT, cost AMOUNT, margin AMOUNT, marginPercent PERCENT
-- summed: budgetHours hours toGo atEnd revenue cost margin
-- chart: revenue cost
with worked as (
    select e.project_code, e.task_code, sum(e.hours) as hours, sum(e.hours * e.cost_rate) as cost,
           coalesce(sum(e.hours * e.bill_rate) filter (where e.billable), 0) as worth
    from app.rated_entry e join app.project p on p.code = e.project_code and p.state in ('IN_DELIVERY', 'ON_HOLD')
    where e.state = 'APPROVED' and e.work_date <= :asOf group by 1, 2),
to_go as (
    select t.project_code, sum(case when t.done then 0 else greatest(t.estimate_hours - coalesce(w.hours, 0), 0) end) as hours
    from app.project_task t left join worked w on w.project_code = t.project_code and w.task_code = t.code group by 1),
so_far as (select project_code, sum(hours) as hours, sum(cost) as cost, sum(worth) as worth from worked group by 1)
select code as "project", name as "name", budget_hours as "budgetHours", hours as "hours", to_go as "toGo", hours + to_go as "atEnd", revenue as "revenue", cost as "cost", revenue - cost as "margin",
       case when revenue > 0 then 100 * (revenue - cost) / revenue end as "marginPercent"
from (select p.code, p.name, p.budget_hours, s.hours, coalesce(g.hours, 0) as to_go, round(s.cost * (1 + coalesce(g.hours, 0) / s.hours), 2) as cost,
             round(case p.billing_model when 'FIXED_FEE' then p.budget_amount when 'NON_BILLABLE' then 0 else s.worth * (1 + coalesce(g.hours, 0) / s.hours) end
                   / app.per_euro(p.currency::text, :asOf), 2) as revenue
      from app.project p join so_far s on s.project_code = p.code left join to_go g on g.project_code = p.code
      where p.state in ('IN_DELIVERY', 'ON_HOLD') and s.hours > 0 and (:project::text is null or p.code = :project) and (:client::text is null or p.client_code = :client)) as f
order by code collate "C"
