package io.throughline.process.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.Refused;
import io.throughline.billing.BillingRuns;
import io.throughline.journal.Actor;
import io.throughline.process.Desk;
import io.throughline.project.BillingModel;
import io.throughline.project.ProjectFixture;
import io.throughline.project.ProjectState;
import io.throughline.project.ProjectSummary;
import io.throughline.project.Projects;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@ThroughlineTest
class CloseoutReviewTests {
    @Autowired Projects projects;
    @Autowired BillingRuns runs;
    @Autowired Times times;
    @Autowired JdbcTemplate jdbc;
    private ProjectFixture a;
    private Desk desk;

    @BeforeEach
    void furnish(@Autowired ApplicationContext house) {
        a = new ProjectFixture(house);
        desk = new Desk(house);
    }

    @Test
    void closesWhatIsBilledPaidAndReviewed() {
        var project = delivered();
        run(project);
        assertThat(desk.passed("closeout-review", project.code())).doesNotContain("clearWhatIsOpen");
        assertThat(desk.view(desk.one("reviewCloseout", project.code()))).contains("planned", "Margin", "100.00");
        desk.complete("reviewCloseout", project.code(), Map.of("lessons", "ask earlier"));
        assertThat(projects.get(project.code()).state()).isEqualTo(ProjectState.CLOSED);
        assertThat(jdbc.queryForObject("select lessons from app.project where code = ?", String.class, project.code())).isEqualTo("ask earlier");
        assertThat(desk.runs("closeout-review", project.code())).isFalse();
        assertThat(jdbc.queryForList("select a.content_type from app.mail m join app.mail_attachment a on a.mail_id = m.id where m.key like ?", String.class,
                "closeout:" + project.code() + ":%")).contains("application/pdf");
        assertThat(desk.runs("project-lifecycle", project.code())).isFalse();
    }

    @Test
    void saysWhatIsOpenAndLooksAgain() {
        var project = delivered();
        lastRun(project);
        var line = lineLeftBehind(project);
        desk.workOff();
        assertThat(desk.view(desk.one("clearWhatIsOpen", project.code()))).contains("1 line of time is not approved yet");
        desk.complete("clearWhatIsOpen", project.code(), Map.of());
        assertThat(desk.waiting(project.code())).containsExactly("clearWhatIsOpen");
        jdbc.update("delete from app.time_entry where id = ?", line);
        desk.complete("clearWhatIsOpen", project.code(), Map.of());
        assertThat(desk.waiting(project.code())).containsExactly("reviewCloseout");
    }

    @Test
    void refusesToCloseWhileAnythingIsOpenAtThatMoment() {
        var project = delivered();
        run(project);
        var line = lineLeftBehind(project);
        assertThatThrownBy(() -> desk.complete("reviewCloseout", project.code(), Map.of("lessons", "none")))
                .isInstanceOf(Refused.class).hasMessageContaining("1 line of time is not approved yet");
        assertThat(desk.waiting(project.code())).containsExactly("reviewCloseout");
        jdbc.update("delete from app.time_entry where id = ?", line);
        desk.complete("reviewCloseout", project.code(), Map.of());
        assertThat(projects.get(project.code()).state()).isEqualTo(ProjectState.CLOSED);
    }

    /** No door lets anybody log on a delivered project; a line can only be left behind past them. */
    private Long lineLeftBehind(ProjectSummary project) {
        return jdbc.queryForObject("""
                insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable) values (?, ?, ?, 'T1', 1, true) returning id""",
                Long.class, times.today(), project.managerCode(), project.code());
    }

    private ProjectSummary delivered() {
        var project = a.inDelivery(a.project(BillingModel.NON_BILLABLE, a.client(), "EUR", "100.00", "0"));
        desk.complete("completeDelivery", project.code(), Map.of());
        return project;
    }

    private void run(ProjectSummary project) {
        lastRun(project);
        desk.workOff();
    }

    private void lastRun(ProjectSummary project) {
        Actor.as("FINANCE", () -> runs.draft(runs.start(times.today(), times.today()), project.code()));
    }
}
