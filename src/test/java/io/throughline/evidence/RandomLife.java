package io.throughline.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.Times;
import io.throughline.page.Browser;
import io.throughline.process.ApiDesk;
import io.throughline.process.WorkFixture;
import io.throughline.quantity.IsoWeek;
import io.throughline.security.Role;
import io.throughline.security.Users;
import io.throughline.security.engine.WorkerAccess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People of a firm who do what comes to their mind, by the seed, through every door there is; what a door refuses they leave. */
final class RandomLife {
    private static final String PASSWORD = "a long password";
    private final Random random;
    private final JdbcClient jdbc;
    private final Times times;
    private final String address;
    private final String workerToken;
    private final ApiDesk admin;
    private final ApiDesk finance;
    private final ApiDesk author;
    private final ApiDesk boss;
    private final Browser authorPages;
    private final Browser bossPages;
    private final Browser directorList;
    private final String worker;
    private final String project;
    private final String name;
    private LocalDate monday;
    /** How often each deed was done, the refused ones apart. */
    final Map<String, Integer> done = new TreeMap<>();
    final Map<String, Integer> refused = new TreeMap<>();

    RandomLife(ApplicationContext house, int port, long seed) {
        random = new Random(seed);
        jdbc = house.getBean(JdbcClient.class);
        times = house.getBean(Times.class);
        address = "http://localhost:" + port;
        workerToken = house.getBean(WorkerAccess.class).token();
        name = "L" + Long.toString(System.nanoTime(), 36).toUpperCase().substring(4);
        var users = house.getBean(Users.class);
        var work = new WorkFixture(house);
        worker = work.person();
        var manager = work.person();
        author = ApiDesk.of(users, port, name + "author", worker, Role.CONSULTANT);
        boss = ApiDesk.of(users, port, name + "boss", manager, Role.MANAGER);
        finance = ApiDesk.of(users, port, name + "fin", null, Role.FINANCE);
        admin = ApiDesk.of(users, port, name + "admin", null, Role.ADMIN);
        ApiDesk.of(users, port, name + "dir", null, Role.DIRECTOR);
        authorPages = Browser.at(address, name + "author", PASSWORD, "en");
        bossPages = Browser.at(address, name + "boss", PASSWORD, "de");
        directorList = Browser.at(address, name + "dir", PASSWORD, "en");
        project = work.project(manager);
        monday = work.monday();
    }

    void live(int deeds) {
        var doors = new LinkedHashMap<String, IntSupplier>();
        doors.put("api: log", this::log);
        doors.put("api: log twice", this::log);
        doors.put("page: log", () -> page(authorPages.post("/week/" + week() + "/cells/r0d" + 2, Map.of("day", monday.plusDays(2).toString(), "project", project, "task", "T1", "hours", hours(), "note", "p" + any(900)))));
        doors.put("api: change", () -> draft() == 0 ? 404 : author.put("/time-entries/" + draft(), Map.of("workDate", monday.toString(), "personCode", worker, "projectCode", project, "taskCode", "T1", "hours", hours(), "note", "c" + any(999))).code());
        doors.put("api: remove", () -> draft() == 0 ? 404 : author.delete("/time-entries/" + draft()).code());
        doors.put("api: submit", () -> drained(author.post("/timesheets/" + worker + "/" + week() + "/submit").code()));
        doors.put("page: submit", () -> {
            page(authorPages.post("/week/" + week() + "/submit", Map.of()));
            return draft() == 0 ? drained(200) : 409;
        });
        doors.put("page: approve", () -> mine("approveTimesheet") == null ? 404 : page(bossPages.post("/approvals/approve", Map.of("task", mine("approveTimesheet")))));
        doors.put("api: reject", () -> mine("approveTimesheet") == null ? 404 : boss.post("/tasks/" + mine("approveTimesheet") + "/complete", Map.of("rejectedLines", List.of(line()), "comment", "no " + any(99))).code());
        doors.put("api: expense", () -> author.post("/expenses", Map.of("expenseDate", monday.toString(), "personCode", worker, "projectCode", project, "category", "TRAVEL", "amount", money(20 + any(60)), "billable", true, "markupPercent", "0", "note", "taxi")).code());
        doors.put("api: expense in", () -> expense("DRAFT") == 0 ? 404 : drained(author.post("/expenses/" + expense("DRAFT") + "/submit").code()));
        doors.put("api: no receipt", () -> own("completeExpense") == null ? 404 : drained(author.post("/tasks/" + own("completeExpense") + "/complete", Map.of("noReceiptReason", "lost it")).code()));
        doors.put("api: approve expense", () -> mine("approveExpense") == null ? 404 : boss.post("/tasks/" + mine("approveExpense") + "/complete", Map.of("approved", random.nextBoolean(), "comment", "seen")).code());
        doors.put("api: reimburse", () -> expense("APPROVED") == 0 ? 404 : finance.post("/expenses/" + expense("APPROVED") + "/reimburse").code());
        doors.put("job: days go by", this::days);
        doors.put("api: bill", () -> finance.post("/billing-runs", Map.of("asOf", times.today().toString(), "dryRun", false)).code());
        doors.put("tasklist: claim and review", this::review);
        doors.put("api: pay", () -> open() == null ? 404 : finance.post("/payments", Map.of("invoiceNumber", open(), "amount", String.valueOf(1 + any(40)), "currency", "EUR", "paidOn", times.today().toString(), "reference", name + any(99999))).code());
        doors.put("api: dispute", () -> open() == null ? 404 : finance.post("/invoices/" + open() + "/disputes", Map.of("reason", "too much")).code());
        doors.put("api: credit", () -> open() == null ? 404 : finance.post("/invoices/" + open() + "/credit-notes", Map.of("reason", "a mistake")).code());
        doors.put("api: link", () -> open() == null ? 404 : finance.post("/receivables/" + open() + "/links").code());
        doors.put("api: rate", () -> admin.post("/projects/" + project + "/rates", Map.of("personCode", worker, "validFrom", times.today().plusDays(any(300)).toString(), "rate", String.valueOf(90 + any(30)))).code());
        doors.put("api: cost", () -> admin.post("/people/" + worker + "/cost-rates", Map.of("validFrom", times.today().plusDays(any(300)).toString(), "costRate", String.valueOf(40 + any(30)))).code());
        doors.put("api: task", () -> admin.post("/projects/" + project + "/tasks", Map.of("code", "X" + any(9999), "name", "More", "estimateHours", "5", "billable", true)).code());
        doors.put("api: milestone", () -> admin.post("/projects/" + project + "/milestones", Map.of("name", "M" + any(9999), "dueDate", times.today().plusDays(20).toString())).code());
        doors.put("api: person", () -> admin.post("/people", Map.of("code", name + any(99999), "name", "Pia", "role", "Consultant", "costRate", "50.00", "billRate", "100.00", "email", "pia@firm.example", "weeklyHours", "0")).code());
        doors.put("api: client", () -> admin.post("/clients", Map.of("code", name + any(99999), "name", "Nord", "country", "DE", "currency", "EUR", "paymentTermsDays", 30, "email", "nord@client.example")).code());
        doors.put("api: confirm", () -> admin.post("/projects", Map.of("code", name + "-" + any(99999), "name", "New", "clientCode", client(), "managerCode", worker, "billingModel", "TIME_AND_MATERIALS", "currency", "EUR",
                "startDate", times.today().toString(), "budgetHours", "10", "budgetAmount", "1000.00", "tasks", List.of(Map.of("code", "T1", "name", "Work", "estimateHours", "5", "billable", true)))).code());
        doors.put("api: holiday", () -> admin.post("/holidays", List.of(Map.of("day", "2041-0" + (1 + any(8)) + "-1" + any(9), "name", "Feast " + any(99)))).code());
        doors.put("api: user", () -> admin.post("/users", Map.of("username", name + any(99999), "name", "U", "email", "u@firm.example", "password", PASSWORD, "roles", List.of("CONSULTANT"))).code());
        doors.put("api: token", () -> admin.post("/tokens", Map.of("name", "script", "days", 3)).code());
        doors.put("api: hold", () -> admin.post("/evidence/holds", Map.of("subject", "project:" + name + any(9999), "reason", "audit")).code());
        doors.put("api: longer", () -> admin.put("/evidence/retention/LI", Map.of("years", 10 + done.getOrDefault("api: longer", 0), "reason", "their law")).code());
        doors.put("api: absence", () -> author.post("/people/" + worker + "/absences", Map.of("firstDay", times.today().plusDays(400 + any(300)).toString(), "lastDay", times.today().plusDays(700).toString(), "reason", "away")).code());
        doors.put("api: card", () -> admin.put("/projects/" + board() + "/board/cards/T1", Map.of("column", List.of("TO_DO", "DOING", "DONE").get(any(3)))).code());
        doors.put("worker: remember", this::remember);
        doors.put("admin: hand over", () -> mine("approveTimesheet") == null ? 404 : directorList.ask("POST", "/camunda/api/engine/engine/default/task/" + mine("approveTimesheet") + "/assignee", Map.of("userId", name + "dir")).status());
        doors.put("api: reopen", () -> author.post("/timesheets/" + worker + "/" + week() + "/reopen", Map.of("reason", "forgot one")).code());
        var all = List.copyOf(doors.entrySet());
        // What becomes an invoice, more often than the rest.
        var usual = all.stream().filter(d -> d.getKey().matches(".*(log|submit|approve|expense|receipt|days|claim|pay).*")).toList();
        for (int n = 0; n < deeds; n++) {
            // Each once in its turn, then whatever comes.
            var deed = n < all.size() ? all.get(n) : any(2) == 0 ? usual.get(any(usual.size())) : all.get(any(all.size()));
            int status = deed.getValue().getAsInt();
            if (status >= 500) throw new AssertionError(deed.getKey() + ": " + status);
            (status < 400 ? done : refused).merge(deed.getKey(), 1, Integer::sum);
            if (any(3) == 0) times.drain();
        }
        times.drain();
    }

    private int log() {
        return author.post("/time-entries", Map.of("workDate", monday.plusDays(any(5)).toString(), "personCode", worker, "projectCode", project, "taskCode", "T1", "hours", hours(), "note", "n" + any(9999))).code();
    }

    /** To the next Monday, now and then over the tenth. */
    private int days() {
        if (any(3) == 0) times.daysOn(12);
        else times.daysOn(1 + any(3));
        monday = IsoWeek.of(times.today()).monday();
        return 200;
    }

    private int review() {
        var task = jdbc.sql("select id_ from public.act_ru_task where task_def_key_ in ('reviewInvoice', 'approveEscalatedTimesheet', 'signOffBudget', 'approveAsSecond') and assignee_ is null order by create_time_ desc limit 1").query(String.class).optional();
        if (task.isEmpty()) return 404;
        var door = "/camunda/api/engine/engine/default/task/" + task.get();
        int claimed = directorList.ask("POST", door + "/claim", Map.of("userId", name + "dir")).status();
        if (claimed >= 400) return claimed;
        var kind = jdbc.sql("select task_def_key_ from public.act_ru_task where id_ = ?").param(task.get()).query(String.class).single();
        var answers = switch (kind) {
            case "reviewInvoice" -> Map.of("approved", Map.of("value", true), "comment", Map.of("value", "fine"));
            case "signOffBudget" -> Map.of("decision", Map.of("value", "signed-off"));
            default -> Map.<String, Object>of();
        };
        int status = directorList.ask("POST", door + "/submit-form", Map.of("variables", answers)).status();
        return status >= 500 ? 409 : status;
    }

    private int remember() {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address + "/api/v1/work/memory/books/invoice?ourId=" + name + any(20))).header("Authorization", "Bearer " + workerToken)
                    .header("Content-Type", "application/json").PUT(HttpRequest.BodyPublishers.ofString("{\"theirId\": \"X" + any(3) + "\"}")).build(), BodyHandlers.ofString()).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int page(Browser.Page answer) {
        return answer.status();
    }

    private int drained(int status) {
        times.drain();
        return status;
    }

    private int any(int below) {
        return random.nextInt(below);
    }

    private String hours() {
        return (1 + any(4)) + "." + (any(2) == 0 ? "00" : "50");
    }

    private static Map<String, String> money(int amount) {
        return Map.of("amount", amount + ".00", "currency", "EUR");
    }

    private String week() {
        return IsoWeek.of(monday).toString();
    }

    private long draft() {
        return jdbc.sql("select coalesce(max(id), 0) from app.time_entry where person_code = ? and state = 'DRAFT'").param(worker).query(Long.class).single();
    }

    private long line() {
        return jdbc.sql("select coalesce(max(id), 0) from app.time_entry where person_code = ? and state = 'SUBMITTED'").param(worker).query(Long.class).single();
    }

    private long expense(String state) {
        return jdbc.sql("select coalesce(max(id), 0) from app.expense where person_code = ? and state = ? and reimbursed_on is null").params(worker, state).query(Long.class).single();
    }

    private String mine(String task) {
        return jdbc.sql("select max(id_) from public.act_ru_task where task_def_key_ = ? and assignee_ = ?").params(task, name + "boss").query(String.class).optional().orElse(null);
    }

    private String own(String task) {
        return jdbc.sql("select max(id_) from public.act_ru_task where task_def_key_ = ? and assignee_ = ?").params(task, name + "author").query(String.class).optional().orElse(null);
    }

    private String open() {
        return jdbc.sql("select max(invoice_number) from app.receivable where settled_on is null and ? = any(project_codes)").param(project).query(String.class).optional().orElse(null);
    }

    private String board() {
        return jdbc.sql("select max(project_code) from app.board where project_code like ?").param(name + "%").query(String.class).optional().orElse("NONE");
    }

    private String client() {
        return jdbc.sql("select client_code from app.project where code = ?").param(project).query(String.class).single();
    }
}
