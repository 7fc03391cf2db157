package io.throughline.process.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.firm.ExchangeRates;
import io.throughline.people.People;
import io.throughline.process.ApiDesk;
import io.throughline.process.WorkFixture;
import io.throughline.project.Projects;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;

/** Expenses and people over HTTP. */
@ThroughlineTest
class ExpenseApiTests {
    @Autowired ApplicationContext house;
    @Autowired People people;
    @Autowired Projects projects;
    @Autowired Times times;
    @Autowired Users users;
    @LocalServerPort int port;
    WorkFixture work;
    String author;
    String project;
    ApiDesk desk;
    ApiDesk finance;

    @BeforeEach
    void peopleAtTheirDesks() {
        work = new WorkFixture(house);
        author = work.person();
        project = work.project(work.person());
        desk = ApiDesk.of(users, port, author, author, Role.CONSULTANT);
        finance = ApiDesk.of(users, port, "f" + author, null, Role.FINANCE);
    }

    /** 80 GBP at 0.8 for a euro are 100 EUR; 20 % on top are billed as 120 EUR. */
    @Test
    void aReceiptInAnotherCurrencyIsCountedInTheProjectsAtTheRateOfTheDay() {
        var day = times.today().minusDays(1);
        house.getBean(ExchangeRates.class).record(day, "GBP", new BigDecimal("0.8"), "test");
        var body = new HashMap<String, Object>(Map.of("expenseDate", day.toString(), "projectCode", project, "category", "TRAVEL",
                "amount", Map.of("amount", "80.00", "currency", "GBP"), "billable", true, "markupPercent", "20"));
        var logged = desk.post("/expenses", body);
        assertThat(logged.code()).as("%s", logged.body()).isEqualTo(201);
        assertThat(logged.body().path("amount").path("amount").asText() + logged.body().path("amount").path("currency").asText()).isEqualTo("80.00GBP");
        assertThat(logged.body().path("projectAmount").path("amount").asText() + logged.body().path("projectAmount").path("currency").asText()).isEqualTo("100.00EUR");
        var again = desk.put("/expenses/" + logged.body().path("id").asLong(), logged.body());
        assertThat(again.code()).as("%s", again.body()).isEqualTo(200);
        assertThat(again.body().path("projectAmount")).isEqualTo(logged.body().path("projectAmount"));
        body.put("amount", Map.of("amount", "80.00", "currency", "MXN"));
        assertThat(desk.post("/expenses", body).body().path("errors").get(0).path("field").asText()).isEqualTo("amount.currency");
    }

    @Test
    void anExpenseComesWithItsReceipt() {
        var parts = new LinkedMultiValueMap<String, Object>();
        var json = new HttpHeaders();
        json.setContentType(MediaType.APPLICATION_JSON);
        parts.add("expense", new HttpEntity<>(expense("45.10", "EUR"), json));
        parts.add("receipt", new ByteArrayResource("paid".getBytes()) {
            @Override
            public String getFilename() {
                return "../../bill.pdf";
            }
        });
        var logged = desk.send("/expenses", parts);
        assertThat(logged.code()).isEqualTo(201);
        assertThat(logged.body().path("hasReceipt").asBoolean()).isTrue();
        assertThat(logged.body().path("amount").path("amount").asText()).isEqualTo("45.10");
        long id = logged.body().path("id").asLong();
        assertThat(desk.get("/expenses/" + id + "/receipt").code()).isEqualTo(200);
        assertThat(desk.post("/expenses/" + id + "/submit").body().path("state").asText()).isEqualTo("SUBMITTED");
        assertThat(desk.post("/expenses/" + id + "/submit").code()).isEqualTo(409);
        assertThat(desk.post("/expenses/" + id + "/reimburse").code()).isEqualTo(403);
        assertThat(finance.post("/expenses/" + id + "/reimburse").code()).isEqualTo(409);
        assertThat(finance.get("/expenses?state=SUBMITTED&reimbursed=false&projectCode=" + project).body().path("totalElements").asInt()).isEqualTo(1);
    }

    @Test
    void itMayComeFieldByFieldAsAFormSendsIt() {
        var parts = new LinkedMultiValueMap<String, Object>();
        Map.of("expenseDate", times.today().toString(), "projectCode", project, "category", "TRAVEL", "amount", "12.30", "currency", "EUR", "billable", "true",
                "markupPercent", "5").forEach(parts::add);
        parts.add("receipt", new ByteArrayResource("paid".getBytes()) {
            @Override
            public String getFilename() {
                return "ticket.pdf";
            }
        });
        var logged = desk.send("/expenses", parts).body();
        assertThat(logged.path("hasReceipt").asBoolean()).isTrue();
        assertThat(logged.path("billable").asBoolean()).isTrue();
        assertThat(logged.path("amount").toString()).isEqualTo("{\"amount\":\"12.30\",\"currency\":\"EUR\"}");

        parts.set("projectcode", project);
        parts.set("amount", "1E999999999");
        parts.set("expenseDate", "21.11.2026");
        parts.set("billable", "perhaps");
        var refused = desk.send("/expenses", parts);
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.body().path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("projectcode", "amount", "expenseDate", "billable");
        assertThat(desk.send("/expenses", new LinkedMultiValueMap<>(Map.of("note", List.of("nothing else")))).body().path("errors").findValuesAsText("field")).contains("amount", "currency");
    }

    @Test
    void approvedOnesAreReimbursedOnce() {
        long id = desk.post("/expenses", expense("9.00", "EUR")).body().path("id").asLong();
        desk.post("/expenses/" + id + "/submit");
        var manager = projects.get(project).managerCode();
        work.complete("approveExpense", "expense/" + id, manager, Map.of("approved", true));
        assertThat(finance.post("/expenses/" + id + "/reimburse", Map.of("paidOn", times.today().toString())).body().path("reimbursed").asBoolean()).isTrue();
        assertThat(finance.post("/expenses/" + id + "/reimburse").code()).isEqualTo(409);
        assertThat(desk.delete("/expenses/" + id).code()).isEqualTo(409);
    }

    @Test
    void aCurrencyWithoutARateIsRefusedNamingBoth() {
        var refused = desk.post("/expenses", expense("45.10", "MXN"));
        assertThat(refused.code()).isEqualTo(400);
        assertThat(refused.body().toString()).contains("EUR", "MXN", "amount.currency");
    }

    @Test
    void badExpensesAreRefusedByField() {
        assertThat(desk.post("/expenses", expense("0.00", "EUR")).body().toString()).contains("\"amount\"");
        assertThat(desk.post("/expenses", expense("1.005", "EUR")).code()).isEqualTo(400);
        var other = new HashMap<>(expense("1.00", "EUR"));
        other.put("personCode", work.person());
        assertThat(desk.post("/expenses", other).code()).isEqualTo(403);
        other.remove("personCode");
        other.put("projectCode", "NONE");
        assertThat(desk.post("/expenses", other).body().toString()).contains("projectCode", "NONE");
    }

    @Test
    void peopleAreKeptByFinanceWhoSeesCosts() {
        var code = "N" + author;
        var made = finance.post("/people", Map.of("code", code, "name", "Nora", "role", "Principal", "costRate", "70.00", "billRate", 150, "email", "n@firm.example"));
        assertThat(made.code()).isEqualTo(201);
        assertThat(made.body().path("costRate").asText()).isEqualTo("70.00");
        assertThat(made.body().path("weeklyHours").asText()).isEqualTo("40.00");
        assertThat(finance.post("/people", Map.of("code", code, "name", "Nora", "role", "x", "email", "n@firm.example")).code()).isEqualTo(409);
        assertThat(finance.post("/people", Map.of("code", "a b", "name", "A\r\nB", "role", "x", "email", "no", "costRate", -1)).body().path("errors")).hasSize(4);
        assertThat(finance.put("/people/" + code, Map.of("billRate", "160.00", "validFrom", times.today().minusDays(1).toString())).code()).isEqualTo(400);
        assertThat(finance.put("/people/" + code, Map.of("billRate", "160.00")).body().path("billRate").asText()).isEqualTo("160.00");
        assertThat(finance.get("/people/" + code + "/rates").body()).hasSize(2);
        assertThat(people.rateOn(code, times.today().minusDays(1)).billRate()).isEqualByComparingTo("150");
        work.leaves(code);
        assertThat(desk.post("/people/" + author + "/absences", Map.of("firstDay", times.today().toString())).body()).hasSize(1);
    }

    private Map<String, Object> expense(String amount, String currency) {
        return Map.of("expenseDate", times.today().toString(), "projectCode", project, "category", "MEALS", "amount", ApiDesk.money(amount, currency), "billable", true);
    }
}
