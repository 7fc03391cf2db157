-- place: 34
-- filters: FROM TO PROJECT CLIENT
-- columns: project TEXT, name TEXT, day DATE, hours HOURS, atEnd HOURS, actual HOURS, forecast AMOUNT, cost AMOUNT, error PERCENT
-- summed: hours atEnd actual forecast cost
-- chart: forecast cost
with ended as (
    select p.code, p.name, p.start_date + (p.delivered_on - p.start_date) / 2 as half_way
    from app.project p
    where p.delivered_on is not null and p.delivered_on > p.start_date and (:from::date is null or p.delivered_on >= :from) and (:to::date is null or p.delivered_on <= :to)
      and (:project::text is null or p.code = :project) and (:client::text is null or p.client_code = :client)),
worked as (
    select code, task_code, sum(hours) as hours, sum(hours * cost_rate) as cost, coalesce(sum(hours) filter (where by_then), 0) as hours_by_then,
           coalesce(sum(hours * cost_rate) filter (where by_then), 0) as cost_by_then
    from (select d.code, e.task_code, c.cost_rate, e.work_date <= d.half_way as by_then, sum(e.hours) as hours
          from ended d join app.time_entry e on e.project_code = d.code and e.state = 'APPROVED'
          left join app.person_rate c on c.person_code = e.person_code and c.valid_from <= e.work_date and coalesce(upper(c.period), 'infinity') > e.work_date and not isempty(c.period)
          group by 1, 2, 3, 4) as at_a_rate
    group by 1, 2),
ahead as (
    select t.project_code as code, sum(greatest(t.estimate_hours - coalesce(w.hours_by_then, 0), 0)) as to_go
    from app.project_task t left join worked w on w.code = t.project_code and w.task_code = t.code where t.project_code in (select code from ended) group by 1),
told as (
    select d.code, d.name, d.half_way, sum(w.hours) as actual, sum(w.cost) as cost, sum(w.hours_by_then) as hours_by_then, sum(w.cost_by_then) as cost_by_then, coalesce(a.to_go, 0) as to_go
    from ended d join worked w on w.code = d.code left join ahead a on a.code = d.code group by 1, 2, 3, 8)
select code as "project", name as "name", half_way as "day", hours_by_then as "hours", hours_by_then + to_go as "atEnd", actual as "actual",
       round(cost_by_then * (1 + to_go / hours_by_then), 2) as "forecast", round(cost, 2) as "cost", 100 * (cost_by_then * (1 + to_go / hours_by_then) - cost) / nullif(cost, 0) as "error"
from told where hours_by_then > 0 order by abs(100 * (cost_by_then * (1 + to_go / hours_by_then) - cost) / nullif(cost, 0)) desc nulls last, code collate "C"
