package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.process.WorkFixture;
import io.throughline.quantity.IsoWeek;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database itself refuses, whoever asks. */
@ThroughlineTest
class ApprovedTimeTests {
    @Autowired ApplicationContext house;
    @Autowired JdbcTemplate jdbc;
    String author;
    String manager;
    String project;
    long approved;
    long submitted;

    @BeforeEach
    void oneApprovedAndOneSubmittedLine() {
        var work = new WorkFixture(house);
        LocalDate monday = work.monday();
        author = work.person();
        manager = work.person();
        project = work.project(manager);
        approved = work.log(monday, author, project, "4.00");
        work.submit(author, monday);
        work.complete("approveTimesheet", author + "/" + IsoWeek.of(monday), manager, Map.of());
        submitted = work.log(monday.plusDays(1), author, project, "2.00");
        work.submit(author, monday);
    }

    @Test
    void anApprovedLineNeverChanges() {
        for (var change : new String[] {"hours = 5", "work_date = work_date + 1", "billable = not billable", "note = 'x'", "task_code = 'T2'",
            "decided_by = 'X'", "state = 'SUBMITTED'", "by_owner = true"}) {
            assertRefused("update app.time_entry set " + change + " where id = " + approved);
        }
        assertRefused("delete from app.time_entry where id = " + approved);
        assertThat(jdbc.queryForObject("select hours from app.time_entry where id = ?", String.class, approved)).isEqualTo("4.00");
    }

    @Test
    void aSubmittedLineWaitsAsItIs() {
        assertRefused("update app.time_entry set hours = 5 where id = " + submitted);
        assertRefused("delete from app.time_entry where id = " + submitted);
    }

    @Test
    void nobodyApprovesTheirOwn() {
        assertRefused("update app.time_entry set state = 'APPROVED', decided_at = now(), decided_by = person_code where id = " + submitted);
    }

    @Test
    void twoPairsOfEyesAreTwoPeoples() {
        assertRefused("update app.time_entry set second_group = 'director', first_by = 'A', first_at = now(), state = 'APPROVED', decided_at = now(), decided_by = 'A' where id = " + submitted);
        assertRefused("update app.time_entry set second_group = 'director', state = 'APPROVED', decided_at = now(), decided_by = 'A' where id = " + submitted);
    }

    @Test
    void anExternalIdIsUnique() {
        jdbc.update("update app.time_entry set approver = approver where id = ?", submitted);
        assertRefused("insert into app.time_entry (external_id, work_date, person_code, project_code, task_code, hours, billable) select 'D', work_date, person_code, project_code, task_code, hours, billable "
                + "from app.time_entry where id in (" + approved + ", " + submitted + ")");
    }

    @Test
    void hoursLieBetweenNothingAndADay() {
        for (var hours : new String[] {"0", "-1", "24.01"}) {
            assertRefused("insert into app.time_entry (work_date, person_code, project_code, task_code, hours, billable) select work_date, person_code, project_code, task_code, "
                    + hours + ", billable from app.time_entry where id = " + approved);
        }
    }

    private void assertRefused(String sql) {
        assertThatThrownBy(() -> jdbc.update(sql)).as(sql).isInstanceOf(DataIntegrityViolationException.class);
    }
}
