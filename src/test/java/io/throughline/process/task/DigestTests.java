package io.throughline.process.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.process.ApiDesk;
import io.throughline.process.WorkFixture;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One letter a morning with what waits, to whoever wants it. */
@ThroughlineTest
class DigestTests {
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Users users;
    @Autowired TaskService tasks;
    @Autowired RepositoryService models;
    @Autowired ManagementService jobs;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int port;
    private String person;
    private LocalDate monday;
    private ApiDesk desk;

    record Letter(String subject, String body, String language) {}

    /** To whose role nothing is offered: what other tests left open for managers is not theirs. */
    @BeforeEach
    void somebodyWithAnAddress() {
        var work = new WorkFixture(house);
        monday = work.monday();
        person = work.person();
        desk = ApiDesk.of(users, port, person, person, Role.CONSULTANT);
        users.change(person, "Dana Lang", person + "@firm.example", null, null, null, null);
    }

    @AfterEach
    void nothingIsLeftToDo() {
        tasks.createTaskQuery().taskAssignee(person).list().forEach(t -> tasks.deleteTask(t.getId(), true));
    }

    @Test
    void thirtyTasksOfANightMakeOneLetterInTheMorning() {
        for (int i = 1; i <= 30; i++) waits("Approve timesheet: week " + i, i == 1 ? monday.minusDays(1) : monday.plusDays(1));
        morning();
        morning();
        assertThat(letters()).singleElement().satisfies(l -> {
            assertThat(l.subject()).isEqualTo("30 things wait for you, 1 of it late");
            assertThat(l.body()).contains("Good morning Dana Lang", "Approve timesheet: week 1 (late)", "… and 10 more", "/me").doesNotContain("{");
        });
    }

    @Test
    void germanForWhoWantsItAndNothingForWhoDoesNot() {
        waits("Approve timesheet: week 1", monday);
        assertThat(desk.put("/me/letters", "{\"language\":\"de\"}").code()).isEqualTo(200);
        morning();
        assertThat(letters()).singleElement().satisfies(l -> {
            assertThat(l.subject()).isEqualTo("Eines wartet auf Sie");
            assertThat(l.body()).contains("Guten Morgen", "Zeitnachweis freigeben: week 1 (heute fällig)");
            assertThat(l.language()).isEqualTo("de");
        });
        assertThat(desk.put("/me/letters", "{\"morningDigest\":false}").body().path("language").asText()).isEqualTo("de");
        times.moveTo(monday.plusDays(1).atTime(5, 0));
        morning();
        assertThat(letters()).hasSize(1);
        assertThat(desk.put("/me/letters", "{\"language\":\"tlh\"}").code()).isEqualTo(400);
    }

    @Test
    void whoHasNothingToDoHearsNothing() {
        morning();
        assertThat(letters()).isEmpty();
    }

    private void waits(String name, LocalDate due) {
        var task = tasks.newTask();
        task.setName(name);
        task.setAssignee(person);
        task.setDueDate(Timestamp.valueOf(due.atTime(23, 0)));
        tasks.saveTask(task);
    }

    /** The model's timer, as at a quarter to seven. */
    private void morning() {
        models.activateProcessDefinitionByKey("morning-digest", true, null);
        try {
            jobs.executeJob(jobs.createJobQuery().processDefinitionKey("morning-digest").timers().singleResult().getId());
            times.drain();
        } finally {
            models.suspendProcessDefinitionByKey("morning-digest", true, null);
        }
    }

    private List<Letter> letters() {
        return jdbc.sql("select subject, body, language from app.mail where about = ? order by id").param("user:" + person).query(Letter.class).list();
    }
}
