package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.Billing;
import io.throughline.process.Inbox;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A firm of one, from the empty system to its first paid invoice, by the first steps' own order; how long that takes a person is estimated. */
@ThroughlineTest
@Tag("browser")
@TestPropertySource(properties = "throughline.clock-start=2026-03-02T08:00:00")
class NewcomerTests {
    private static final String PASSWORD = "eine gute Idee";
    @Autowired Environment environment;
    @Autowired Times times;
    @Autowired Inbox inbox;
    @Autowired Billing billing;
    @Autowired JdbcClient jdbc;
    private Hands hands;

    @Test
    void reachesTheFirstPaidInvoiceInAQuarterOfAnHour() {
        var address = "http://localhost:" + environment.getProperty("local.server.port");
        try (var admin = Visit.of(address, Visit.DESK); var owner = Visit.of(address, Visit.DESK); var client = Visit.of(address, Visit.PHONE)) {
            hands = Hands.of(admin);
            signIn("admin", "test-admin");
            hands.open("/first-steps").visit.accessible().picture("newcomer/first-steps");
            founds();
            hands = hands.at(owner);
            signIn("ida", PASSWORD);
            winsAClient();
            setsUp();
            works();
            bills();
            isPaid(client);
            owner.go("/first-steps").picture("newcomer/done");
            assertThat(owner.page.locator(".is-done").count()).isEqualTo(9);
        }
        LoggerFactory.getLogger(getClass()).info("{} deeds, {} minutes by the keystroke-level model:\n{}", hands.steps().size(),
                "%.1f".formatted(hands.minutes()), String.join("\n", hands.steps()));
        assertThat(hands.minutes()).isLessThan(15);
    }

    private void signIn(String name, String password) {
        hands.open("/login").write("#username", name).write("#password", password).press(button("form:has(#password) button[type=submit]"), "Sign in");
        hands.read("the start page");
    }

    private void founds() {
        hands.open("/firm").write("#name", "Ida Brandt Beratung").write("#street", "Lindenallee 12").write("#postcode", "10719").write("#city", "Berlin")
                .write("#email", "rechnung@ida-brandt.example").write("#vatId", "DE136695976").write("#iban", "DE02120300000000202051").write("#bic", "BYLADEM1001")
                .press(button("form[action='/firm'] button"), "Save the firm");
        done();
        hands.tick(hands.visit.page.locator("input[name=allowed]"), "The owner may approve their own work").press(button("form[action='/firm/own-work'] button"), "Save this rule");
        done();
        hands.open("/people/new").write("#name", "Ida Brandt").write("#code", "ida").write("#email", "ida@ida-brandt.example").write("#password", PASSWORD)
                .write("#costRate", "50").write("#billRate", "110").write("#weeklyHours", "0");
        for (var role : new String[] {"CONSULTANT", "MANAGER", "FINANCE", "DIRECTOR"}) hands.tick(hands.visit.page.locator("input[value=" + role + "]"), role);
        hands.visit.accessible();
        hands.press(button("form[action='/people'] button"), "Add the person");
        done();
    }

    private void winsAClient() {
        hands.open("/clients/new").write("#code", "NORD").write("#name", "Nordlicht Energie AG").write("#address", "Speicherstrasse 4\n20457 Hamburg")
                .write("#vatId", "DE811569869").write("#email", "rechnung@nordlicht.example").visit.accessible();
        hands.press(button("form[action='/clients'] button"), "Add the client");
        done();
        hands.open("/projects/new").write("#code", "NORD-1").write("#name", "Smart metering").choose("#clientCode", "NORD").write("#budgetHours", "80").write("#budgetAmount", "8800")
                .visit.accessible();
        hands.press(button("form[action='/projects/new'] button"), "Confirm the project");
        done();
        hands.open("/projects/NORD-1/tasks").write("#task", "T1").write("#name-new", "Analysis").visit.accessible();
        hands.press(button("form:has(#task) button"), "Add a task");
        done();
    }

    private void setsUp() {
        times.drain();
        complete("signOffBudget", "NORD-1", () -> hands.tick(hands.visit.page.getByLabel("Sign off").first(), "Sign off"));
        while (!inbox.open("completeSetupStep", "NORD-1").isEmpty()) complete("completeSetupStep", "NORD-1", () -> { });
    }

    private void works() {
        hands.open("/week").write("#add", hands.visit.page.locator("#works option").first().getAttribute("value"))
                .press(hands.visit.page.getByText("Add row"), "Add row");
        for (int day = 0; day < 3; day++) {
            hands.write("#r0d" + day, "8");
            hands.visit.page.keyboard().press("Tab");
            hands.visit.page.locator("#total-week:text-is('%d:00')".formatted(8 * (day + 1))).waitFor();
        }
        hands.press(hands.visit.page.locator("form[action$='/submit'] button"), "Hand in this week");
        times.drain();
        complete("approveTimesheet", "ida/2026-W10", () -> hands.read("the lines"));
        times.moveTo("2026-04-01T09:00");
    }

    private void bills() {
        hands.open("/month-end");
        var run = hands.visit.page.locator("#preview form[action='/month-end/runs'] button");
        run.waitFor();
        hands.read("what would be billed").visit.accessible().picture("newcomer/month-end");
        hands.visit.page.onDialog(com.microsoft.playwright.Dialog::accept);
        hands.press(run, "Bill").press(hands.visit.page.locator("body"), "OK");
        hands.visit.page.waitForURL("**/month-end/runs/*");
        times.drain();
        hands.visit.page.reload();
        hands.read("what was billed").visit.accessible().picture("newcomer/run");
        assertThat(billing.ofProject("NORD-1")).singleElement().satisfies(i -> assertThat(i.net().toString()).isEqualTo("2640.00 EUR"));
    }

    /** From the letter, on a phone. */
    private void isPaid(Visit client) {
        var letter = jdbc.sql("select link from app.mail where key like 'invoice:%' and link is not null").query(String.class).single();
        var link = java.util.regex.Pattern.compile("https?://\\S+").matcher(letter).results().map(r -> r.group().replaceAll("[.,)]+$", "")).findFirst().orElseThrow();
        var before = hands;
        hands = hands.at(client).open(java.net.URI.create(link).getRawPath());
        client.accessible().fits().picture("newcomer/pay");
        hands.press(client.page.locator("form[action$='/pay'] button").first(), "Pay");
        client.accessible().fits().picture("newcomer/sandbox");
        hands.press(client.page.locator("form[action$='/pay'] button").first(), "Pay in the sandbox");
        client.page.locator(".badge.good").waitFor();
        times.drain();
        assertThat(jdbc.sql("select count(*) from app.payment").query(Integer.class).single()).isEqualTo(1);
        hands = hands.at(before.visit);
    }

    private void complete(String task, String key, Runnable answer) {
        var id = inbox.open(task, key).get(0).getId();
        hands.visit.task(id);
        hands.read("the task " + task);
        if (hands.visit.isOffered()) {
            hands.press(hands.visit.page.locator(".task-card .claim"), "Claim");
            hands.visit.claimed();
        }
        answer.run();
        hands.visit.complete();
        hands.press(hands.visit.page.locator("body"), "Complete");
        times.drain();
    }

    private void done() {
        hands.visit.page.locator(".note.good").first().waitFor();
    }

    private Locator button(String selector) {
        return hands.visit.page.locator(selector).first();
    }
}
