package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.people.People;
import io.throughline.process.ApiDesk;
import io.throughline.process.WorkFixture;
import io.throughline.quantity.IsoWeek;
import io.throughline.security.Role;
import io.throughline.security.Users;
import io.throughline.timesheet.Timesheets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Time and weeks over HTTP: what comes back, what is refused with which field, and who may. */
@ThroughlineTest
class TimeApiTests {
    @Autowired ApplicationContext house;
    @Autowired People people;
    @Autowired Timesheets timesheets;
    @Autowired Times times;
    @Autowired Users users;
    @LocalServerPort int port;
    WorkFixture work;
    String author;
    String manager;
    String project;
    LocalDate monday;
    String week;
    ApiDesk desk;
    ApiDesk managersDesk;

    @BeforeEach
    void peopleAtTheirDesks() {
        work = new WorkFixture(house);
        monday = work.monday();
        author = work.person();
        manager = work.person();
        project = work.project(manager);
        week = "/timesheets/" + author + "/" + IsoWeek.of(monday);
        desk = ApiDesk.of(users, port, author, author, Role.CONSULTANT);
        managersDesk = ApiDesk.of(users, port, "u" + manager, manager, Role.CONSULTANT, Role.MANAGER);
    }

    @Test
    void oneEntryAndAListAreAnsweredInKind() {
        var one = desk.post("/time-entries", entry("7.5"));
        assertThat(one.code()).isEqualTo(201);
        assertThat(one.body().path("hours").isTextual()).isTrue();
        assertThat(one.body().path("hours").asText()).isEqualTo("7.50");
        assertThat(one.body().path("billable").asBoolean()).isTrue();
        assertThat(one.body().path("state").asText()).isEqualTo("DRAFT");
        var nonBillable = with(entry("0.25"), "taskCode", "T2");
        var list = desk.post("/time-entries", List.of(entry("0.25"), nonBillable));
        assertThat(list.code()).isEqualTo(201);
        assertThat(list.body()).hasSize(2);
        assertThat(list.body().get(1).path("billable").asBoolean()).isFalse();
        assertThat(desk.get("/time-entries?projectCode=" + project).body().path("totalElements").asInt()).isEqualTo(3);
        assertThat(desk.get("/time-entries/" + one.body().path("id").asLong()).body()).isEqualTo(one.body());
    }

    @Test
    void badEntriesAreRefusedByFieldAndNothingIsWritten() {
        var list = desk.post("/time-entries", List.of(entry("8"), entry("25"), entry("-1"), entry("0.333"), with(entry("1"), "personCode", author, "taskCode", "T9"),
                with(entry("1"), "projectCode", "NONE"), with(entry("1"), "workDate", null), with(entry("1"), "note", "x".repeat(10_001)), with(entry("1"), "externalId", "A" + author),
                with(entry("1"), "externalId", "A" + author), with(entry("1"), "workDate", monday.plusYears(2))));
        assertThat(list.code()).isEqualTo(400);
        assertThat(fields(list.body())).containsExactly("[1].hours", "[2].hours", "[3].hours", "[4].taskCode", "[5].projectCode", "[6].workDate", "[7].note", "[9].externalId", "[10].workDate");
        assertThat(desk.get("/time-entries?projectCode=" + project).body().path("totalElements").asInt()).isZero();
        assertThat(fields(desk.post("/time-entries", with(entry("1"), "hours", "NaN")).body())).containsExactly("hours");
        assertThat(fields(desk.post("/time-entries", with(entry("1"), "workDate", "2026-02-31")).body())).containsExactly("workDate");
        assertThat(fields(desk.post("/time-entries", with(entry("1"), "huors", "1")).body())).containsExactly("huors");
        assertThat(fields(managersDesk.post("/time-entries", with(entry("1"), "personCode", "NOBODY")).body())).containsExactly("personCode");
    }

    @Test
    void aDayHasTwentyFourHours() {
        desk.post("/time-entries", entry("20"));
        var more = desk.post("/time-entries", entry("4.01"));
        assertThat(more.code()).isEqualTo(400);
        assertThat(fields(more.body())).containsExactly("hours");
        assertThat(more.body().toString()).contains("24.01");
        assertThat(desk.post("/time-entries", entry("4")).code()).isEqualTo(201);
        assertThat(desk.post("/time-entries", List.of(with(entry("20"), "workDate", monday.plusDays(1)), with(entry("5"), "workDate", monday.plusDays(1)))).code()).isEqualTo(400);
    }

    @Test
    void anExternalIdIsTakenOnce() {
        var entry = with(entry("1"), "externalId", "X-" + author);
        assertThat(desk.post("/time-entries", entry).code()).isEqualTo(201);
        var again = desk.post("/time-entries", entry);
        assertThat(again.code()).isEqualTo(400);
        assertThat(again.body().toString()).contains("X-" + author);
    }

    @Test
    void aNoteKeepsItsLines() {
        var note = "first\r\nsecond, \"quoted\"\n\ud83d\ude00";
        long id = desk.post("/time-entries", with(entry("1"), "note", note)).body().path("id").asLong();
        assertThat(desk.get("/time-entries/" + id).body().path("note").asText()).isEqualTo(note);
        assertThat(fields(desk.post("/time-entries", with(entry("1"), "note", "a\0b")).body())).containsExactly("note");
    }

    @Test
    void twoDevicesNeverLoseWhatTheOtherWrote() {
        var path = "/time-entries/" + desk.post("/time-entries", entry("1")).body().path("id").asLong();
        var seen = desk.get(path).tag();
        var phone = desk.put(path, with(entry("2"), "note", "on the phone"), seen);
        assertThat(phone.code()).isEqualTo(200);
        var desktop = desk.put(path, with(entry("3"), "note", "at the desk"), seen);
        assertThat(desktop.code()).isEqualTo(409);
        assertThat(desktop.body().path("detail").asText()).contains("2.00 h", "on the phone", "3 h", "at the desk");
        assertThat(desk.get(path).body().path("note").asText()).isEqualTo("on the phone");
        assertThat(desk.put(path, entry("3"), phone.tag()).code()).isEqualTo(200);
    }

    @Test
    void whatIsSubmittedStays() {
        long id = desk.post("/time-entries", entry("5")).body().path("id").asLong();
        assertThat(desk.put("/time-entries/" + id, entry("6")).body().path("hours").asText()).isEqualTo("6.00");
        assertThat(desk.post(week + "/submit").code()).isEqualTo(200);
        assertThat(desk.put("/time-entries/" + id, entry("7")).code()).isEqualTo(409);
        assertThat(desk.delete("/time-entries/" + id).code()).isEqualTo(409);
        assertThat(desk.post(week + "/submit").code()).isEqualTo(409);
        assertThat(desk.post(week + "/reopen", Map.of("reason", " ")).code()).isEqualTo(400);
        assertThat(desk.post(week + "/reopen", Map.of("reason", "forgot lunch")).code()).isEqualTo(200);
        assertThat(desk.delete("/time-entries/" + id).code()).isEqualTo(204);
        assertThat(desk.get("/time-entries/" + id).code()).isEqualTo(404);
    }

    @Test
    void aWeekShowsItsLinesWithTheirState() {
        desk.post("/time-entries", List.of(entry("5"), with(entry("2"), "taskCode", "T2")));
        assertThat(desk.get(week).body().path("state").asText()).isEqualTo("OPEN");
        var submitted = desk.post(week + "/submit", Map.of()).body();
        assertThat(submitted.path("state").asText()).isEqualTo("SUBMITTED");
        assertThat(submitted.path("totalHours").asText()).isEqualTo("7.00");
        assertThat(submitted.path("billableHours").asText()).isEqualTo("5.00");
        assertThat(submitted.path("sheets").get(0).path("supplement").asInt()).isEqualTo(1);

        var task = managersDesk.get("/tasks?key=approveTimesheet&businessKey=" + author + "/" + IsoWeek.of(monday)).body().path("content").get(0);
        assertThat(task.path("view").path("totalHours").asText()).isEqualTo("7.00");
        assertThat(managersDesk.post("/tasks/" + task.path("id").asText() + "/complete", Map.of()).code()).isEqualTo(200);
        times.drain();
        var approved = desk.get(week).body();
        assertThat(approved.path("state").asText()).isEqualTo("APPROVED");
        assertThat(approved.path("lines").get(0).path("decidedBy").asText()).isEqualTo(manager);
    }

    @Test
    void nothingToReportIsSaidOutright() {
        assertThat(desk.post(week + "/submit").code()).isEqualTo(409);
        assertThat(desk.post(week + "/submit", Map.of("nothingToReport", true)).code()).isEqualTo(200);
        assertThat(fields(desk.get("/timesheets/" + author + "/2026-W54").body())).containsExactly("isoWeek");
        assertThat(managersDesk.get("/timesheets/NOBODY/2026-W05").code()).isEqualTo(404);
    }

    @Test
    void consultantsKeepToThemselves() {
        var other = work.person();
        assertThat(desk.post("/time-entries", with(entry("1"), "personCode", other)).code()).isEqualTo(403);
        assertThat(desk.get("/timesheets/" + other + "/" + IsoWeek.of(monday)).code()).isEqualTo(403);
        assertThat(desk.post("/timesheets/" + other + "/" + IsoWeek.of(monday) + "/submit").code()).isEqualTo(403);
        assertThat(desk.get("/time-entries?personCode=" + other).code()).isEqualTo(403);
        assertThat(managersDesk.post("/time-entries", with(entry("1"), "personCode", other)).code()).isEqualTo(201);
        assertThat(desk.get("/people/" + author).body().has("costRate")).isFalse();
        assertThat(managersDesk.get("/people/" + author).body().has("costRate")).isFalse();
        assertThat(desk.post("/people", Map.of("code", "Z")).code()).isEqualTo(403);
    }

    /** The manager's sign-in is not called like the person, and a director's role does not help. */
    @Test
    void nobodyApprovesTheirOwnHoursUnderAnotherName() {
        var directors = ApiDesk.of(users, port, "boss" + manager, manager, Role.DIRECTOR, Role.ADMIN);
        managersDesk.post("/time-entries", with(entry("3"), "personCode", manager));
        managersDesk.post("/timesheets/" + manager + "/" + IsoWeek.of(monday) + "/submit");
        var task = directors.get("/tasks?key=approveTimesheet&businessKey=" + manager + "/" + IsoWeek.of(monday)).body().path("content").get(0);
        var refused = directors.post("/tasks/" + task.path("id").asText() + "/complete", Map.of());
        assertThat(refused.code()).isEqualTo(409);
        assertThat(refused.body().toString()).contains("your own hours");
        assertThat(timesheets.approvedHours(project, monday)).isEqualByComparingTo("0");
    }

    private Map<String, Object> entry(String hours) {
        return with(Map.of(), "workDate", monday, "personCode", author, "projectCode", project, "taskCode", "T1", "hours", hours);
    }

    private static Map<String, Object> with(Map<String, Object> entry, Object... more) {
        var all = new HashMap<>(entry);
        for (int i = 0; i < more.length; i += 2) all.put((String) more[i], more[i + 1] instanceof LocalDate day ? day.toString() : more[i + 1]);
        return all;
    }

    private static List<String> fields(JsonNode problem) {
        return StreamSupport.stream(problem.path("errors").spliterator(), false).map(e -> e.path("field").asText()).toList();
    }
}
