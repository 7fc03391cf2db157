package io.throughline.process.approval;

import io.throughline.project.BillRate;
import io.throughline.project.RateCard;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the rate card which days are approved, so that no new rate reaches back over them. Hours that another rate goes on winning for do not count. */
@Component
class ApprovedWork implements RateCard.ApprovedWork {
    private static final String LAST = """
            select max(e.work_date) from app.time_entry e
            join app.person n on n.code = e.person_code join app.project p on p.code = e.project_code
            where e.state = 'APPROVED' and e.work_date >= :from and (:to::date is null or e.work_date <= :to)
              and (:project::text is null or e.project_code = :project) and (:task::text is null or e.task_code = :task)
              and (:client::text is null or p.client_code = :client) and (:person::text is null or e.person_code = :person)
              and (:role::text is null or n.role = :role)
              and (select min(r.rank) from app.bill_rate_rules(e.project_code, e.task_code, e.person_code, e.work_date) r) >= :rank""";
    private final JdbcClient jdbc;

    ApprovedWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public LocalDate lastDay(BillRate rate) {
        return jdbc.sql(LAST).param("from", rate.validFrom()).param("to", rate.validTo()).param("project", rate.projectCode()).param("task", rate.taskCode())
                .param("client", rate.clientCode()).param("person", rate.personCode()).param("role", rate.role()).param("rank", rate.place().rank)
                .query((row, n) -> row.getObject(1, LocalDate.class)).list().get(0);
    }
}
