package io.throughline.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.people.Substitutes;
import io.throughline.process.ApiDesk;
import io.throughline.process.WorkFixture;
import io.throughline.quantity.IsoWeek;
import io.throughline.security.Role;
import io.throughline.security.Users;
import io.throughline.timesheet.Timesheets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While somebody is away, somebody else decides, and both names are kept. */
@ThroughlineTest
class StandInTests {
    @Autowired ApplicationContext house;
    @Autowired Substitutes substitutes;
    @Autowired Timesheets timesheets;
    @Autowired Times times;
    @Autowired Users users;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;
    WorkFixture work;
    LocalDate monday;
    String author;
    String manager;
    String deputy;
    String project;
    ApiDesk away;
    ApiDesk standsIn;

    @BeforeEach
    void aManagerWithADeputy() {
        work = new WorkFixture(house);
        monday = work.monday();
        author = work.person();
        manager = work.person();
        deputy = work.person();
        project = work.project(manager);
        away = ApiDesk.of(users, port, manager, manager, Role.MANAGER);
        standsIn = ApiDesk.of(users, port, deputy, deputy, Role.MANAGER);
    }

    @Test
    void duringAbsenceNewAndWaitingTasksGoToTheSubstituteAndBothNamesAreKept() {
        handIn(monday.minusDays(7));
        assertThat(tasks(away)).isEqualTo(1);
        assertThat(name(deputy, monday, monday.plusDays(6)).code()).isEqualTo(201);
        assertThat(tasks(away)).isZero();
        handIn(monday);
        assertThat(tasks(away)).isZero();

        var mine = standsIn.get("/tasks?key=approveTimesheet").body().path("content");
        assertThat(mine).hasSize(2);
        assertThat(mine.findValuesAsText("why")).anyMatch(why -> why.startsWith("You stand in for Worker " + manager));
        mine.forEach(t -> assertThat(standsIn.post("/tasks/" + t.path("id").asText() + "/complete", Map.of()).code()).isEqualTo(200));
        times.drain();
        var line = timesheets.week(author, IsoWeek.of(monday)).lines().get(0);
        assertThat(line.approver() + " by " + line.decidedBy()).isEqualTo(manager + " by " + deputy);
        assertThat(jdbc.sql("select count(*) from app.journal_entry where event = 'TaskSubstituted' and facts ->> 'task' = 'approveTimesheet' and facts ->> 'absent' = ? and facts ->> 'substitute' = ?")
                .params(manager, deputy).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void nobodyIsHandedTheirOwnHoursAndAfterwardsItIsTheManagersAgain() {
        assertThat(name(author, monday, monday.plusDays(6)).code()).isEqualTo(201);
        handIn(monday);
        assertThat(tasks(away)).as("the substitute wrote it").isEqualTo(1);
        var again = name(deputy, monday.plusDays(6), monday.plusDays(8));
        assertThat(again.code()).as("one a day").isEqualTo(409);
        assertThat(name(manager, monday, monday).body().path("errors").get(0).path("field").asText()).isEqualTo("substituteCode");
        assertThat(name(deputy, monday.plusDays(30), monday.plusDays(29)).body().path("errors").get(0).path("field").asText()).isEqualTo("lastDay");
        var id = away.get("/people/" + manager + "/substitutes").body().get(0).path("id").asLong();
        assertThat(away.delete("/people/" + manager + "/substitutes/" + id).code()).isEqualTo(204);
        assertThat(substitutes.today(manager)).isEmpty();
    }

    @Test
    void aSubstituteNamedAheadFindsWhatWaitsOnTheDay() {
        assertThat(name(deputy, monday.plusDays(2), monday.plusDays(3)).code()).isEqualTo(201);
        handIn(monday);
        assertThat(tasks(standsIn)).isZero();
        times.moveTo(monday.plusDays(2).atTime(9, 0));
        assertThat(tasks(standsIn)).isEqualTo(1);
    }

    private ApiDesk.Answer name(String substitute, LocalDate from, LocalDate to) {
        return away.post("/people/" + manager + "/substitutes", Map.of("substituteCode", substitute, "firstDay", from.toString(), "lastDay", to.toString()));
    }

    private void handIn(LocalDate day) {
        work.log(day, author, project, "8.00");
        work.submit(author, day);
        times.drain();
    }

    private static int tasks(ApiDesk desk) {
        return desk.get("/tasks?key=approveTimesheet").body().path("totalElements").asInt();
    }
}
