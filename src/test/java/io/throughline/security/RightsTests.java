package io.throughline.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.expense.Expenses;
import io.throughline.people.People;
import io.throughline.process.WorkFixture;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import io.throughline.security.engine.WorkerAccess;
import io.throughline.timesheet.Timesheets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may knock at which door of the API: {@code src/test/resources/rights.txt} says it of every door and role, and each is tried over HTTP,
 * with a body that means nothing, at things that are somebody else's. A new door has to be placed there.
 */
@ThroughlineTest
class RightsTests {
    private static final String STRANGER = "-";
    private static final String UNREADABLE = "{\"nothing\": \"anybody asked for\"}";
    private static final String FILE = "--x\r\nContent-Disposition: form-data; name=\"receipt\"; filename=\"bill.pdf\"\r\n\r\npaid\r\n--x--\r\n";
    @Autowired ApplicationContext house;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping doors;
    @Autowired People people;
    @Autowired Projects projects;
    @Autowired Timesheets timesheets;
    @Autowired Expenses expenses;
    @Autowired Users users;
    @Autowired WorkerAccess worker;
    @Autowired Environment environment;
    @Autowired com.fasterxml.jackson.databind.ObjectMapper json;
    Visitors visitors;
    Map<String, String> places;

    @BeforeEach
    void somethingOfSomebodyElses() {
        visitors = new Visitors(users, environment, json);
        var work = new WorkFixture(house);
        var monday = work.monday();
        var person = work.person();
        var project = work.project(work.person());
        var entry = work.log(monday, person, project, "1.00");
        var expense = expenses.log(new NewExpense(null, monday, person, project, "MEALS", Money.of("9.00", "EUR"), true, null, "")).id();
        places = Map.of("/people/{code}", person, "/timesheets/{personCode}", person, "/projects/{code}", project, "/projects/{projectCode}", project,
                "/time-entries/{id}", String.valueOf(entry), "/expenses/{id}", String.valueOf(expense), "{isoWeek}", "2026-W02", "{day}", "2026-01-05");
    }

    @Test
    void ofEveryDoorAreDecided() throws IOException {
        assertThat(table().keySet()).as("doors in rights.txt").containsExactlyInAnyOrderElementsOf(everyDoor());
    }

    @Test
    void holdForEveryRole() throws IOException {
        var wrong = new ArrayList<String>();
        // Who is let in may delete what the others are to be refused, so they come last.
        for (var right : List.of("no", "own", "yes")) {
            table().forEach((door, rights) -> rights.forEach((role, its) -> {
                if (its.equals(right)) wrong.addAll(tried(door, role, right));
            }));
        }
        assertThat(wrong).as("%d doors", table().size()).isEmpty();
    }

    /** Whoever pages, at whichever list, is refused the same page in the same words. */
    @Test
    void endAtAPageThatCannotBe() {
        var lists = doors.getHandlerMethods().entrySet().stream()
                .filter(door -> Arrays.stream(door.getValue().getMethodParameters()).anyMatch(p -> p.getParameter().getName().equals("size")))
                .flatMap(door -> door.getKey().getPatternValues().stream()).filter(path -> path.startsWith("/api/")).toList();
        assertThat(lists).contains("/api/v1/tasks", "/api/v1/incidents", "/api/v1/invoices", "/api/v1/people").hasSizeGreaterThan(10);
        for (var list : lists) {
            for (var wrong : List.of("page=-1", "size=0", "size=501", "page=99999999999", "size=ten")) {
                var refused = visitors.as(Role.ADMIN, "GET", path(list) + "?" + wrong, null);
                assertThat(refused.status()).as(list + "?" + wrong).isEqualTo(400);
                assertThat(refused.json().at("/errors/0/field").asText()).as(list).isEqualTo(wrong.split("=")[0]);
            }
            assertThat(visitors.as(Role.ADMIN, "GET", path(list) + "?page=1&size=500", null).status()).as(list).isEqualTo(200);
        }
    }

    private List<String> tried(String door, String role, String right) {
        int status = knock(role, door.split(" ")[0], path(door.split(" ")[1]), right.equals("own"));
        boolean letIn = status != 401 && status != 403;
        return letIn == right.equals("yes") && status < 500 ? List.of() : List.of("%s as %s: %s expected, answered %d".formatted(door, role, right, status));
    }

    /** The worker's token opens the work, and no page, no person's resource and nothing of the engine but its own tasks ({@link EngineFenceTests}). */
    @Test
    void ofTheWorkersTokenEndAtTheWork() {
        var token = "Bearer " + worker.token();
        assertThat(visitors.call(token, "GET", "/api/v1/work/own", null).status()).isEqualTo(200);
        for (var path : List.of("/api/v1/me", "/api/v1/tokens", "/api/v1/tasks", "/api/v1/people", "/api/v1/users", "/api/v1/invoices", "/api/v1/clock", "/v3/api-docs", "/engine-rest/task",
                "/engine-rest/external-task", "/engine-rest/process-instance", "/engine-rest/variable-instance", "/engine-rest/history/detail", "/engine-rest/user", "/engine-rest/authorization")) {
            assertThat(visitors.call(token, "GET", path, null).status()).as(path).isEqualTo(403);
        }
        for (var path : List.of("/engine-rest/message", "/engine-rest/task/x/complete", "/engine-rest/process-definition/key/invoicing/start", "/engine-rest/deployment/create",
                "/engine-rest/external-task", "/engine-rest/process-instance/x/variables/next", "/api/v1/tokens", "/api/v1/payments", "/api/v1/billing-runs")) {
            assertThat(visitors.call(token, "POST", path, Map.of()).status()).as(path).isEqualTo(403);
        }
        for (var path : List.of("/", "/week", "/camunda/app/cockpit/default/", "/actuator/env")) {
            assertThat(visitors.call(token, "GET", path, null).header("Location")).as(path).endsWith("/login");
        }
    }

    private int knock(String role, String method, String path, boolean readable) {
        var who = role.equals(STRANGER) ? null : Visitors.basic(visitors.of(Role.valueOf(role)), Visitors.PASSWORD);
        if (method.equals("POST") && path.endsWith("/receipt")) return visitors.call(who, method, path, FILE, "Content-Type", "multipart/form-data; boundary=x").status();
        return visitors.call(who, method, path, method.equals("GET") || method.equals("DELETE") ? null : readable ? readable(path) : UNREADABLE).status();
    }

    /** Whose it is may stand in the path: that is asked once the body has been understood. */
    private String readable(String path) {
        if (path.matches(".*/(reopen|hold|cancel)")) return "{\"reason\": \"to see who may\"}";
        if (path.endsWith("/absences")) return "{\"firstDay\": \"2026-01-05\"}";
        return path.endsWith("/submit") ? "{\"nothingToReport\": false}" : "{}";
    }

    private TreeSet<String> everyDoor() {
        return doors.getHandlerMethods().keySet().stream().flatMap(door -> door.getPatternValues().stream().filter(path -> path.startsWith("/api/"))
                .flatMap(path -> door.getMethodsCondition().getMethods().stream().map(method -> method + " " + path))).collect(Collectors.toCollection(TreeSet::new));
    }

    /** By door the roles, and what each may: yes, no, or own (let in, but not to what is another's). */
    private static Map<String, Map<String, String>> table() throws IOException {
        var lines = new ClassPathResource("rights.txt").getContentAsString(StandardCharsets.UTF_8).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
        var roles = Arrays.copyOfRange(lines.get(0).strip().split("\\s+"), 1, 10);
        var table = new TreeMap<String, Map<String, String>>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.strip().split("\\s+");
            var rights = new TreeMap<String, String>();
            for (int i = 0; i < roles.length; i++) rights.put(roles[i], cells[i + 2]);
            table.put(cells[0] + " " + cells[1], rights);
        }
        return table;
    }

    private String path(String pattern) {
        for (var place : places.entrySet()) {
            pattern = pattern.replace(place.getKey(), place.getKey().replaceAll("\\{.*}", "") + place.getValue());
        }
        return pattern.replaceAll("\\{(id|draftId|expenseId|position)}", "0").replaceAll("\\{[^}]*}", "NOBODY");
    }
}
