package io.throughline.process.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.process.ApiDesk;
import io.throughline.process.WorkFixture;
import io.throughline.project.Projects;
import io.throughline.quantity.IsoWeek;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Who is booked, who still has time, and who is offered for a team. */
@ThroughlineTest
class CapacityTests {
    @Autowired ApplicationContext house;
    @Autowired People people;
    @Autowired Projects projects;
    @Autowired TaskService tasks;
    @Autowired Times times;
    @Autowired Users users;
    @LocalServerPort int port;
    WorkFixture work;
    ApiDesk planner;
    String person;
    String project;
    LocalDate monday;

    @BeforeEach
    void peopleWithTime() {
        work = new WorkFixture(house);
        monday = work.monday();
        person = work.person("40");
        project = work.project(work.person());
        planner = ApiDesk.of(users, port, "plan-" + person, null, Role.MANAGER);
    }

    @AfterEach
    void everybodyLeaves() {
        work.everybodyLeaves();
    }

    @Test
    void tellsInTheSameViewWhereMoreIsBookedThanThereIs() {
        assertThat(book(person, "24.00", monday, monday.plusDays(11)).body().path("overbooked")).isEmpty();
        people.recordAbsence(person, monday.plusDays(7), monday.plusDays(8), "away");
        var second = book(person, "16.00", monday, monday.plusDays(4));
        assertThat(second.body().path("overbooked")).as("40 of 40").isEmpty();
        var third = book(person, "8.00", monday.plusDays(7), monday.plusDays(11));
        assertThat(third.body().path("overbooked")).as("32 of 24, as two days are away").hasSize(1);

        var weeks = row(planner.get("/capacity?size=500&from=%s&to=%s".formatted(monday, monday.plusDays(13))).body(), person).path("weeks");
        assertThat(weeks.get(0).toString()).isEqualTo(
                "{\"monday\":\"%s\",\"available\":\"40.00\",\"booked\":\"40.00\",\"free\":\"0.00\",\"over\":false}".formatted(monday));
        assertThat(weeks.get(1).path("available").asText() + " " + weeks.get(1).path("booked").asText() + " " + weeks.get(1).path("over").asBoolean()).isEqualTo("24.00 32.00 true");

        assertThat(planner.delete("/bookings/" + third.body().path("id").asLong()).code()).isEqualTo(204);
        assertThat(planner.get("/bookings?personCode=" + person).body().path("totalElements").asInt()).isEqualTo(2);
        assertThat(planner.delete("/bookings/" + third.body().path("id").asLong()).code()).isEqualTo(404);
    }

    @Test
    void refusesWhatCannotBeBooked() {
        assertThat(field(book(person, "0", monday, monday))).isEqualTo("hoursPerWeek");
        assertThat(field(book(person, "200", monday, monday))).isEqualTo("hoursPerWeek");
        assertThat(field(book(person, "8", monday, monday.minusDays(1)))).isEqualTo("to");
        assertThat(field(book("NOBODY", "8", monday, monday))).isEqualTo("personCode");
        assertThat(field(planner.post("/bookings", Map.of()))).isEqualTo("personCode");
        var consultant = ApiDesk.of(users, port, "c-" + person, person, Role.CONSULTANT);
        assertThat(consultant.post("/bookings", Map.of()).code()).isEqualTo(403);
        assertThat(consultant.get("/capacity").code()).isEqualTo(403);
    }

    @Test
    void offersOnlyPeopleWithTheRoleAndFreeHours() {
        var architect = expert("Architect", "40");
        var busy = expert("Architect", "40");
        var other = expert("Tester", "40");
        var confirmed = work.confirmed();
        var manager = projects.get(confirmed).managerCode();
        planner.post("/projects/%s/rates".formatted(confirmed), Map.of("role", "Architect", "validFrom", times.today().toString(), "rate", "150.00"));
        var last = times.today().plusWeeks(8).minusDays(1);
        book(busy, "40.00", times.today(), last);
        times.drain();

        var offered = planner.get("/projects/%s/candidates?role=Architect&from=%s&to=%s&hours=10".formatted(confirmed, times.today(), last)).body().findValuesAsText("personCode");
        assertThat(offered).contains(architect).doesNotContain(busy, other);

        var team = tasks.createTaskQuery().processInstanceBusinessKey(confirmed).taskNameLike("%Assign the team%").singleResult();
        var seen = ApiDesk.of(users, port, manager, manager, Role.MANAGER).get("/tasks/" + team.getId()).body().path("view").path("candidates").toString();
        assertThat(seen).contains("\"value\":\"%s\"".formatted(architect)).doesNotContain("\"value\":\"%s\"".formatted(busy)).doesNotContain("\"value\":\"%s\"".formatted(other));
        assertThatThrownBy(() -> work.complete(team, manager, Map.of("team", List.of(busy), "teamHours", 8), "manager")).hasStackTraceContaining("no free hours");
        work.complete(team, manager, Map.of("team", List.of(architect), "teamHours", 20), "manager");
        var contract = tasks.createTaskQuery().processInstanceBusinessKey(confirmed).taskNameLike("%File the contract%").singleResult();
        work.complete(contract, manager, Map.of(), "manager");
        var booked = planner.get("/bookings?projectCode=" + confirmed).body().path("content");
        assertThat(booked).hasSize(1);
        assertThat(booked.get(0).path("personCode").asText() + " " + booked.get(0).path("hoursPerWeek").asText()).isEqualTo(architect + " 20.00");
        projects.cancel(confirmed, "only a test");
        times.drain();
    }

    /** 8 h done at 100.00, costing 50.00; 10 more, then 20 more. */
    @Test
    void whatIsLeftChangesWhereTheProjectEndsAtOnceAndIsKept() {
        var manager = projects.get(project).managerCode();
        var steward = ApiDesk.of(users, port, manager, manager, Role.MANAGER);
        work.log(monday, person, project, "8.00");
        work.submit(person, monday);
        times.drain();
        work.complete("approveTimesheet", person + "/" + IsoWeek.of(monday), manager, Map.of());
        var first = steward.post("/projects/%s/estimates".formatted(project), Map.of("remainingHours", "10", "note", "as planned"));
        assertThat(first.code()).as("%s", first.body()).isEqualTo(201);
        assertThat(ends(first.body())).isEqualTo("18.00 h, 1800.00 - 900.00 = 900.00");
        assertThat(ends(steward.get("/projects/%s/forecast".formatted(project)).body())).isEqualTo("18.00 h, 1800.00 - 900.00 = 900.00");
        steward.post("/projects/%s/estimates".formatted(project), Map.of("remainingHours", "20"));
        assertThat(ends(steward.get("/projects/%s/forecast".formatted(project)).body())).isEqualTo("28.00 h, 2800.00 - 1400.00 = 1400.00");
        assertThat(steward.get("/projects/%s/estimates".formatted(project)).body().findValuesAsText("remainingHours")).containsExactly("20.00", "10.00");
        assertThat(field(steward.post("/projects/%s/estimates".formatted(project), Map.of("remainingHours", "-1")))).isEqualTo("remainingHours");
        assertThat(planner.post("/projects/%s/estimates".formatted(project), Map.of("remainingHours", "1")).code()).as("another's project").isEqualTo(403);
    }

    private static String ends(JsonNode f) {
        return "%s h, %s - %s = %s".formatted(f.path("hoursAtCompletion").asText(), f.path("revenueAtCompletion").path("amount").asText(),
                f.path("costAtCompletion").path("amount").asText(), f.path("marginAtCompletion").path("amount").asText());
    }

    private ApiDesk.Answer book(String who, String hours, LocalDate from, LocalDate to) {
        return planner.post("/bookings", Map.of("personCode", who, "projectCode", project, "from", from.toString(), "to", to.toString(), "hoursPerWeek", hours));
    }

    private String expert(String role, String weeklyHours) {
        var code = work.person(weeklyHours);
        var p = people.get(code);
        return people.change(new Person(code, p.name(), role, p.costRate(), p.billRate(), p.email(), new BigDecimal(weeklyHours))).code();
    }

    private static String field(ApiDesk.Answer answer) {
        assertThat(answer.code()).isEqualTo(400);
        return answer.body().path("errors").get(0).path("field").asText();
    }

    private static JsonNode row(JsonNode page, String person) {
        return StreamSupport.stream(page.path("content").spliterator(), false).filter(p -> p.path("personCode").asText().equals(person)).findFirst().orElseThrow();
    }
}
