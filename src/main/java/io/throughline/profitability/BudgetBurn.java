package io.throughline.profitability;

import io.throughline.firm.FirmClock;
import io.throughline.project.ProjectChanged;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.LinesApproved;
import io.throughline.timesheet.TimesheetReopened;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the approved hours of each project in a row of its own and gives each alert once ever, when
 * approved hours x 100 reach percent x budget hours. Projects without budget hours give none.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BudgetBurn {
    private final JdbcClient jdbc;
    private final FirmClock clock;
    private final ApplicationEventPublisher events;

    BudgetBurn(JdbcClient jdbc, FirmClock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    private record Burnt(BigDecimal approvedHours, BigDecimal budgetHours) {}

    /** In order of the codes, so that two approvals never wait for each other. */
    @EventListener
    public void on(LinesApproved news) {
        new TreeMap<>(news.hoursByProject()).forEach((project, hours) -> alert(project, jdbc.sql("""
                with burn as (
                    insert into app.budget_burn (project_code, approved_hours) values (?, ?)
                    on conflict (project_code) do update set approved_hours = budget_burn.approved_hours + excluded.approved_hours
                    returning project_code, approved_hours)
                select b.approved_hours, p.budget_hours from burn b join app.project p on p.code = b.project_code""")
                .param(project).param(hours).query(Burnt.class).single()));
    }

    /** What was taken back is counted again from the lines. */
    @EventListener
    public void on(TimesheetReopened news) {
        var week = IsoWeek.parse(news.isoWeek());
        jdbc.sql("""
                update app.budget_burn b set approved_hours =
                    (select coalesce(sum(hours), 0) from app.time_entry e where e.project_code = b.project_code and e.state = 'APPROVED')
                where b.project_code in (select project_code from app.time_entry where person_code = ? and work_date between ? and ?)""")
                .param(news.personCode()).param(week.monday()).param(week.sunday()).update();
    }

    /** A smaller budget may be reached already. */
    @EventListener
    public void on(ProjectChanged news) {
        jdbc.sql("select b.approved_hours, p.budget_hours from app.budget_burn b join app.project p on p.code = b.project_code where p.code = ?")
                .param(news.projectCode()).query(Burnt.class).optional().ifPresent(burnt -> alert(news.projectCode(), burnt));
    }

    private void alert(String project, Burnt burnt) {
        if (burnt.budgetHours().signum() == 0 || burnt.approvedHours().add(burnt.approvedHours()).compareTo(burnt.budgetHours()) < 0) return;
        var reached = jdbc.sql("""
                insert into app.budget_alert (project_code, percent, approved_hours, budget_hours, reached_at)
                select :project, percent, :approved, :budget, :now from (values (50), (75), (90), (100)) as threshold (percent)
                where :approved * 100 >= percent * :budget
                  and not exists (select from app.budget_alert a where a.project_code = :project and a.percent = threshold.percent)
                on conflict do nothing returning percent""")
                .param("project", project).param("approved", burnt.approvedHours()).param("budget", burnt.budgetHours())
                .param("now", Timestamp.from(clock.instant())).query(Integer.class).list();
        reached.stream().sorted().forEach(percent ->
                events.publishEvent(new BudgetThresholdReached(project, percent, burnt.approvedHours(), burnt.budgetHours())));
    }
}
