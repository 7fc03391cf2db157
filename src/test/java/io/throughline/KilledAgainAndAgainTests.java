package io.throughline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A firm's eight weeks over the API, at a virtual clock, while the server is killed without warning every few seconds and started again.
 * Callers repeat what got no answer with the same key. In the end everything is there once.
 */
@Tag("long")
class KilledAgainAndAgainTests {
    private static final List<String> PROJECTS = List.of("RIVER", "BRIDGE", "TOWER");
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger kills = new AtomicInteger();
    private final Semaphore dangers = new Semaphore(0);
    private final Random random = new Random(42);
    private final HashSet<String> paid = new HashSet<>();
    private int announced;
    private ServedProcess server;
    private PersistentCaller admin;
    private PersistentCaller anna;
    private PersistentCaller max;
    private PersistentCaller dora;
    private PersistentCaller fin;
    private int hoursLogged;

    @Test
    void losesNothingAndRepeatsNothing(@TempDir Path folder) throws Exception {
        try (var served = new ServedProcess(folder, "--throughline.clock=virtual", "--throughline.clock-start=2026-01-05T08:00:00")) {
            server = served;
            server.start();
            signUp();
            var killer = new Thread(this::killAgainAndAgain, "killer");
            killer.start();
            try {
                live();
            } finally {
                over.set(true);
                killer.join();
            }
            if (!server.isUp()) server.start();
            System.out.println("kills survived: " + kills.get());
            assertThat(kills.get()).isGreaterThanOrEqualTo(announced - 1).isGreaterThanOrEqualTo(8);
            everythingIsThereOnce();
        }
    }

    /** Somewhere in the next second and a half the server dies. */
    private void danger() {
        announced++;
        dangers.release();
    }

    private void killAgainAndAgain() {
        try {
            while (!over.get()) {
                if (!dangers.tryAcquire(200, TimeUnit.MILLISECONDS)) continue;
                Thread.sleep(random.nextInt(1500));
                server.kill();
                kills.incrementAndGet();
                server.start();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void signUp() throws Exception {
        admin = new PersistentCaller(server.url(), "admin", ServedProcess.ADMIN_PASSWORD);
        anna = user("anna", "CONSULTANT");
        max = user("max", "MANAGER");
        dora = user("dora", "DIRECTOR");
        fin = user("fin", "FINANCE");
        for (var person : List.of("anna", "max")) {
            admin.post("/api/v1/people", "person-" + person, Map.of("code", person, "name", "P " + person, "role", "Consultant", "costRate", "50.00",
                    "billRate", "100.00", "email", person + "@firm.example", "weeklyHours", "0")).expect(201);
        }
        admin.post("/api/v1/clients", "client", Map.of("code", "LAKE", "name", "Lake AG", "country", "DE", "currency", "EUR", "paymentTermsDays", 14,
                "email", "books@lake.example")).expect(201);
    }

    private PersistentCaller user(String name, String role) throws Exception {
        admin.post("/api/v1/users", "user-" + name, Map.of("username", name, "password", name + "-secret-1", "roles", List.of(role))).expect(201);
        return new PersistentCaller(server.url(), name, name + "-secret-1");
    }

    private void live() throws Exception {
        for (var project : PROJECTS) {
            max.post("/api/v1/projects", "project-" + project, Map.of("code", project, "name", "The " + project, "clientCode", "LAKE", "managerCode", "max",
                    "billingModel", project.equals("TOWER") ? "FIXED_FEE" : "TIME_AND_MATERIALS", "currency", "EUR", "startDate", "2026-01-05",
                    "budgetHours", "200", "budgetAmount", "20000.00", "tasks", List.of(Map.of("code", "T1", "name", "Work")))).expect(201);
        }
        for (var project : PROJECTS) until(() -> {
            doTasks();
            return max.get("/api/v1/projects/" + project).path("state").asText().equals("IN_DELIVERY");
        });
        for (var monday = LocalDate.of(2026, 1, 5); monday.isBefore(LocalDate.of(2026, 3, 2)); monday = monday.plusWeeks(1)) week(monday);
        danger();
        moveTo("2026-03-10T07:00:00");
        doTasks();
        danger();
        payAllBut(1);
        danger();
        moveTo("2026-04-20T12:00:00");
    }

    private void week(LocalDate monday) throws Exception {
        boolean dangerous = monday.getDayOfYear() % 2 == 1;
        if (billsBetween(monday, monday.plusDays(4))) danger();
        moveTo(monday.plusDays(4) + "T18:00:00");
        for (var who : List.of("anna", "max")) {
            var entries = new ArrayList<Map<String, Object>>();
            for (int day = 0; day < 5; day++) {
                for (var project : PROJECTS) {
                    entries.add(Map.of("externalId", who + monday.plusDays(day) + project, "workDate", monday.plusDays(day).toString(), "personCode", who,
                            "projectCode", project, "taskCode", "T1", "hours", "2.00", "note", ""));
                }
            }
            hoursLogged += entries.size() * 2;
            caller(who).post("/api/v1/time-entries", who + monday, entries).expect(201);
        }
        moveTo(monday.plusDays(7) + "T09:00:00");
        if (dangerous) danger();
        for (var who : List.of("anna", "max")) {
            caller(who).post("/api/v1/timesheets/%s/%s/submit".formatted(who, io.throughline.quantity.IsoWeek.of(monday)), "submit-" + who + monday, Map.of()).expect(200, 201, 202);
        }
        // With the tenth of a month in this span, a billing run: drafts, numbers, papers, mails.
        if (dangerous || billsBetween(monday.plusDays(7), monday.plusDays(9))) danger();
        moveTo(monday.plusDays(9) + "T09:00:00");
        doTasks();
        until(() -> admin.get("/api/v1/time-entries?state=SUBMITTED").path("totalElements").asInt() == 0);
        if (monday.plusDays(9).getDayOfMonth() > 10 && monday.plusDays(9).getDayOfMonth() < 18) payAllBut(1);
    }

    private static boolean billsBetween(LocalDate from, LocalDate to) {
        return from.datesUntil(to.plusDays(1)).anyMatch(day -> day.getDayOfMonth() == 10);
    }

    private PersistentCaller caller(String who) {
        return who.equals("anna") ? anna : max;
    }

    private void moveTo(String time) throws Exception {
        fin.post("/api/v1/clock", "clock-" + time, Map.of("to", time)).expect(200);
        doTasks();
    }

    /** Everybody does what waits for them, whatever it is. */
    private void doTasks() throws Exception {
        until(() -> {
            int done = 0;
            for (var person : List.of(max, dora, fin)) {
                for (var task : person.get("/api/v1/tasks?size=100").path("content")) {
                    if (List.of("completeDelivery", "reviewCloseout").contains(task.path("key").asText())) continue;
                    var id = task.path("id").asText();
                    var answer = person.post("/api/v1/tasks/" + id + "/complete", "complete-" + id, answers(task)).status();
                    assertThat(answer).as("%s", task).isIn(200, 404, 409);
                    if (answer == 200) done++;
                }
            }
            return done == 0;
        });
    }

    private static Map<String, Object> answers(JsonNode task) {
        var fields = StreamSupport.stream(task.path("fields").spliterator(), false).map(f -> f.path("key").asText()).toList();
        if (fields.contains("signedOff")) return Map.of("signedOff", "true");
        if (fields.contains("approved")) return Map.of("approved", "true");
        if (fields.contains("decision")) return Map.of("decision", "wait");
        return Map.of();
    }

    private void payAllBut(int unpaid) throws Exception {
        var issued = new ArrayList<JsonNode>();
        fin.get("/api/v1/invoices?size=200").path("content").forEach(i -> {
            if (!i.path("number").asText("").isEmpty()) issued.add(i);
        });
        for (var invoice : issued.subList(0, Math.max(0, issued.size() - unpaid))) {
            var number = invoice.path("number").asText();
            if (!paid.add(number)) continue;
            fin.post("/api/v1/payments", "pay-" + number, Map.of("invoiceNumber", number, "amount", invoice.path("gross").path("amount").asText(), "currency", "EUR",
                    "paidOn", fin.get("/api/v1/clock").path("now").asText().substring(0, 10), "reference", "bank-" + number)).expect(200, 201);
        }
    }

    private void everythingIsThereOnce() throws Exception {
        assertThat(admin.get("/api/v1/time-entries?size=1").path("totalElements").asInt()).isEqualTo(hoursLogged / 2);
        assertThat(admin.get("/api/v1/time-entries?state=APPROVED&size=1").path("totalElements").asInt()).isEqualTo(hoursLogged / 2);
        assertThat(admin.get("/api/v1/incidents").path("totalElements").asInt()).isZero();
        var completeness = fin.get("/api/v1/ledger/completeness");
        assertThat(new BigDecimal(completeness.path("difference").asText())).isEqualByComparingTo("0");
        assertThat(new BigDecimal(completeness.path("approved").asText())).isEqualByComparingTo(BigDecimal.valueOf(hoursLogged));

        var numbers = new ArrayList<String>();
        var gross = BigDecimal.ZERO;
        for (var invoice : fin.get("/api/v1/invoices?size=200").path("content")) {
            numbers.add(invoice.path("number").asText());
            gross = gross.add(new BigDecimal(invoice.path("gross").path("amount").asText()));
        }
        assertThat(numbers).hasSize(2 * PROJECTS.size()).doesNotHaveDuplicates();
        for (int i = 1; i <= numbers.size(); i++) assertThat(numbers).contains("INV-2026-%05d".formatted(i));

        var received = BigDecimal.ZERO;
        var references = new ArrayList<String>();
        for (var payment : fin.get("/api/v1/payments?size=200").path("content")) {
            references.add(payment.path("reference").asText());
            received = received.add(new BigDecimal(payment.path("amount").path("amount").asText()));
        }
        assertThat(references).doesNotHaveDuplicates().hasSize(numbers.size() - 1);
        var open = BigDecimal.ZERO;
        for (var item : fin.get("/api/v1/receivables?size=200").path("content")) open = open.add(new BigDecimal(item.path("open").path("amount").asText()));
        assertThat(received.add(open)).isEqualByComparingTo(gross);

        var subjects = new ArrayList<String>();
        for (var mail : admin.get("/api/v1/mails?size=500").path("content")) subjects.add(mail.path("key").asText());
        assertThat(new HashSet<>(subjects)).hasSameSizeAs(subjects);
        assertThat(subjects.stream().filter(k -> k.matches("invoice:\\d+"))).hasSize(numbers.size());
        assertThat(subjects.stream().filter(k -> k.contains("reminder") && !k.contains("week"))).as("three reminders for the one unpaid invoice: %s", subjects).hasSize(3);
    }

    private interface Check {
        boolean holds() throws Exception;
    }

    private static void until(Check check) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            if (check.holds()) return;
            Thread.sleep(200);
        }
        throw new AssertionError("it did not come to pass");
    }
}
