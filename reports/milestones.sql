-- place: 34
-- filters: PROJECT CLIENT
-- columns: project TEXT, name TEXT, due DATE, accepted DATE, person TEXT, daysLate COUNT
select m.project_code as "project", m.name as "name", m.due_date as "due", m.accepted_on as "accepted", m.accepted_by as "person", greatest(coalesce(m.accepted_on, :asOf) - m.due_date, 0) as "daysLate"
from app.milestone m join app.project p on p.code = m.project_code
where (:project::text is null or m.project_code = :project) and (:client::text is null or p.client_code = :client)
order by m.accepted_on is not null, m.due_date nulls last, m.project_code
