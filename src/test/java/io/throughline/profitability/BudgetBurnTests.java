package io.throughline.profitability;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.project.BillingModel;
import io.throughline.project.ProjectChange;
import io.throughline.project.ProjectFixture;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.LinesApproved;
import io.throughline.timesheet.TimesheetReopened;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ThroughlineTest
class BudgetBurnTests {
    @Autowired Profitability profitability;
    @Autowired Projects projects;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcTemplate jdbc;
    @Autowired BudgetBurn burn;
    private ProjectFixture a;

    @BeforeEach
    void furnish(@Autowired ApplicationContext house) {
        a = new ProjectFixture(house);
    }

    @Test
    void alertsOnceAtEachThresholdHoweverOftenItIsCrossed() {
        var code = a.inDelivery().code();
        approved(code, "49.99");
        assertThat(alerts(code)).isEmpty();
        approved(code, "0.01");
        assertThat(alerts(code)).containsExactly(50);
        approved(code, "20.00");
        assertThat(alerts(code)).containsExactly(50);
        approved(code, "50.00");
        assertThat(alerts(code)).containsExactly(50, 75, 90, 100);
        approved(code, "50.00");
        assertThat(alerts(code)).hasSize(4);
        assertThat(profitability.burn(code).approvedHours()).isEqualByComparingTo("170.00");
    }

    @Test
    void countsAgainWhatWasTakenBackAndDoesNotAlertTwice() {
        var project = a.inDelivery();
        approved(project.code(), "60.00");
        var line = jdbc.queryForObject("""
                insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable) values (?, ?, ?, 'T1', 4, true) returning id""",
                Long.class, project.startDate(), project.managerCode(), project.code());
        var week = IsoWeek.of(project.startDate()).toString();
        transaction.executeWithoutResult(t -> burn.on(new TimesheetReopened(1, project.managerCode(), week, "wrong project")));
        assertThat(profitability.burn(project.code()).approvedHours()).isEqualByComparingTo("0");
        approved(project.code(), "60.00");
        assertThat(alerts(project.code())).containsExactly(50);
        jdbc.update("delete from app.time_entry where id = ?", line);
    }

    @Test
    void alertsAtOnceWhenTheBudgetShrinks() {
        var code = a.inDelivery().code();
        approved(code, "40.00");
        projects.change(code, new ProjectChange(null, null, new BigDecimal("50.00"), null));
        assertThat(alerts(code)).containsExactly(50, 75);
    }

    @Test
    void hasNoThresholdWithoutBudgetHours() {
        var code = a.inDelivery(a.project(BillingModel.TIME_AND_MATERIALS, a.client(), "EUR", "0", "0")).code();
        approved(code, "1000.00");
        assertThat(alerts(code)).isEmpty();
    }

    private void approved(String project, String hours) {
        transaction.executeWithoutResult(t -> events.publishEvent(new LinesApproved(1, "MANAGER", Map.of(project, new BigDecimal(hours)), List.of(1L))));
    }

    /** As they went into the journal, in their order. */
    private List<Integer> alerts(String project) {
        return jdbc.queryForList("select (facts ->> 'percent')::int from app.journal_entry where event = 'BudgetThresholdReached' and subject = ? order by id",
                Integer.class, "project:" + project);
    }
}
