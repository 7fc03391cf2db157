package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.process.Inbox;
import io.throughline.process.WorkFixture;
import io.throughline.quantity.IsoWeek;
import io.throughline.timesheet.Timesheets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@ThroughlineTest
class WeekReminderTests {
    @Autowired ApplicationContext house;
    @Autowired People people;
    @Autowired Timesheets timesheets;
    @Autowired Inbox inbox;
    @Autowired Times times;
    @Autowired RuntimeService runtime;
    @Autowired TaskService tasks;
    @Autowired JdbcClient jdbc;
    WorkFixture work;
    LocalDate monday;
    LocalDate next;
    String person;
    String key;

    @BeforeEach
    void somebodyWhoOwesAWeek() {
        work = new WorkFixture(house);
        monday = work.monday();
        next = monday.plusWeeks(1);
        person = work.person("40");
        key = person + "/" + IsoWeek.of(monday);
    }

    @AfterEach
    void everybodyLeaves() {
        work.everybodyLeaves();
    }

    @Test
    void remindsTwiceAndThenAsksAManagerUntilTheWeekIsSubmitted() {
        times.moveTo(next.atTime(11, 59));
        assertThat(mails()).isEmpty();
        times.moveTo(next.atTime(12, 0));
        assertThat(mails()).hasSize(1);
        times.moveTo(next.plusDays(1).atTime(12, 0));
        assertThat(mails()).hasSize(2).last().asString().contains("still not submitted");
        assertThat(inbox.open("chaseMissingWeek", key)).isEmpty();
        times.moveTo(next.plusDays(2).atTime(12, 0));
        assertThat(mails()).hasSize(2);
        var chase = work.task("chaseMissingWeek", key, null);
        assertThat(tasks.getIdentityLinksForTask(chase.getId())).extracting(l -> l.getGroupId()).containsExactly("manager");
        assertThat(tasks.getVariableLocal(chase.getId(), "view").toString()).contains("\"target\":\"40.00\"");

        work.log(monday, person, work.project(work.person()), "8.00");
        work.submit(person, monday);
        assertThat(inbox.open("chaseMissingWeek", key)).isEmpty();
        assertThat(running()).isZero();
    }

    @Test
    void whoSubmitsAfterTheFirstReminderGetsNoSecond() {
        times.moveTo(next.atTime(12, 0));
        Actor.as(person, () -> timesheets.submit(person, IsoWeek.of(monday), true));
        times.moveTo(next.plusDays(2).atTime(12, 0));
        assertThat(mails()).hasSize(1);
        assertThat(running()).isZero();
    }

    @Test
    void aWeekThatIsSettledOtherwiseIsFoundSettled() {
        times.moveTo(next.atTime(12, 0));
        people.recordAbsence(person, monday, monday.plusDays(6), "ill");
        times.moveTo(next.plusDays(1).atTime(12, 0));
        assertThat(mails()).hasSize(1);
        assertThat(running()).isZero();
    }

    @Test
    void nobodyIsRemindedOfAWeekTheySubmittedOrWereAwayIn() {
        people.recordAbsence(person, monday, monday.plusDays(4), "holiday");
        var diligent = work.person("40");
        Actor.as(diligent, () -> timesheets.submit(diligent, IsoWeek.of(monday), true));
        var without = work.person("0");
        times.moveTo(next.atTime(12, 0));
        for (var who : List.of(person, diligent, without)) assertThat(mails(who)).isEmpty();
    }

    @Test
    void managersSayThatThePersonWasAway() {
        times.moveTo(next.plusDays(2).atTime(12, 0));
        work.complete(work.task("chaseMissingWeek", key, null), "M1", Map.of("decision", "away", "comment", "parental leave"), "manager");
        assertThat(people.absences(person, monday, monday.plusDays(6))).hasSize(7).allMatch(a -> a.reason().equals("parental leave"));
        assertThat(running()).isZero();
    }

    @Test
    void managersHaveThePersonRemindedOnceMore() {
        times.moveTo(next.plusDays(2).atTime(12, 0));
        work.complete(work.task("chaseMissingWeek", key, null), "M1", Map.of("decision", "remind"), "manager");
        assertThat(mails()).hasSize(3);
        times.moveTo(next.plusDays(3).atTime(12, 0));
        work.task("chaseMissingWeek", key, null);
    }

    private List<Map<String, Object>> mails() {
        return mails(person);
    }

    private List<Map<String, Object>> mails(String who) {
        return jdbc.sql("select subject from app.mail where about = ? and key like ? order by id")
                .params("person:" + who, "week-reminder:" + who + ":" + IsoWeek.of(monday) + "%").query().listOfRows();
    }

    private long running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey("week-reminder").processInstanceBusinessKey(key).count();
    }
}
