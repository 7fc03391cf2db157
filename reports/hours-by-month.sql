-- place: 31
-- filters: FROM TO PERSON
-- columns: month TEXT, person TEXT, name TEXT, hours HOURS, billableHours HOURS, utilisation PERCENT
-- summed: hours billableHours
select to_char(e.work_date, 'YYYY-MM') as "month", e.person_code as "person", p.name as "name", sum(e.hours) as "hours", coalesce(sum(e.hours) filter (where e.billable), 0) as "billableHours",
       100 * coalesce(sum(e.hours) filter (where e.billable), 0) / nullif(sum(e.hours), 0) as "utilisation"
from app.time_entry e join app.person p on p.code = e.person_code
where e.state = 'APPROVED' and (:from::date is null or e.work_date >= :from) and (:to::date is null or e.work_date <= :to) and (:person::text is null or e.person_code = :person)
group by 1, 2, 3 order by 1 desc, 2
