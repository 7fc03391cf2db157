-- place: 5
-- fields: day DATE, month TEXT, quarter TEXT, year TEXT, process TEXT, step TEXT, assignee TEXT, state TEXT, about TEXT, project TEXT, client TEXT, waitDays AMOUNT, daysLate AMOUNT
-- measure tasks: COUNT count(*)
-- measure waitDays: AMOUNT avg("waitDays")
-- measure medianWait: AMOUNT percentile_cont(0.5) within group (order by "waitDays")::numeric
-- measure slowest: AMOUNT max("waitDays")
-- measure onTime: PERCENT 100.0 * count(*) filter (where "daysLate" = 0) / nullif(count(*) filter (where "daysLate" is not null), 0)
-- summed: tasks
-- detail: about step assignee day
select t.start_time_::date as day, to_char(t.start_time_, 'YYYY-MM') as month, to_char(t.start_time_, 'YYYY-"Q"Q') as quarter, to_char(t.start_time_, 'YYYY') as year,
       t.proc_def_key_ as process, t.name_ as step, coalesce(t.assignee_, '') as assignee,
       case when t.end_time_ is null then 'OPEN' when t.delete_reason_ = 'completed' then 'DONE' else 'CANCELLED' end as state, p.business_key_ as about,
       coalesce(i.project_code, j.code) as project, coalesce(i.client_code, j.client_code) as client,
       (extract(epoch from coalesce(t.end_time_, :now) - t.start_time_) / 86400)::numeric(12, 4) as "waitDays",
       (greatest(extract(epoch from coalesce(t.end_time_, :now) - t.due_date_) / 86400, 0))::numeric(12, 4) as "daysLate"
from act_hi_taskinst t join act_hi_procinst p on p.id_ = t.proc_inst_id_
left join app.invoice i on t.proc_def_key_ in ('invoicing', 'collection') and i.id::text = p.business_key_
left join app.project j on j.code = p.business_key_
