package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.throughline.journal.Actor;
import io.throughline.mail.Mails;
import io.throughline.project.ClientConsents;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.DebtFixture;
import io.throughline.security.LetterWishes;
import io.throughline.security.LetterWishes.Wanted;
import io.throughline.security.PageRights;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every page of page-rights.txt: nothing serious for axe, nothing sticks out, no label without a text, one title; at a desk in English by day, on a
 * phone in German by night. Each page is looked at as the first role that can walk to it has it, the start as everybody has it. The same of what a client sees.
 */
@BrowserTest
class OurPagesTests {
    private static final List<String> ROLES = List.of("admin", "finance", "manager", "director", "consultant", "analyst", "auditor");
    @Autowired ApplicationContext house;
    @Autowired SmallFirm firm;
    private static boolean alive;
    private final Set<String> atADesk = new TreeSet<>();
    private final Set<String> onAPhone = new TreeSet<>();

    @TestFactory
    Stream<DynamicTest> areGoodForEverybody() {
        var looks = ROLES.stream().map(role -> DynamicTest.dynamicTest(role, () -> look(role)));
        return Stream.of(Stream.of(DynamicTest.dynamicTest("something of everything", this::comesAlive)), looks,
                Stream.of(DynamicTest.dynamicTest("none is left out", this::noneIsLeftOut))).flatMap(s -> s);
    }

    private void look(String role) {
        var found = new ArrayList<String>();
        try (var desk = firm.visit(role, Visit.DESK)) {
            for (var start : starts(role)) new Walk(desk, atADesk).from(start, (path, kind) -> check(desk, path, role + kind, true, found));
        }
        try (var phone = firm.phone(role, ColorScheme.DARK)) {
            for (var start : starts(role)) new Walk(phone, onAPhone).from(start, (path, kind) -> check(phone, path, role + "-phone-de-dark" + kind, true, found));
        }
        assertThat(found).isEmpty();
    }

    /** Weeks to approve are listed for managers only, on a page that others were on before; a short story leads to none of its long lists. */
    private List<String> starts(String role) {
        if (role.equals("manager")) return List.of("/", "/approvals");
        if (!role.equals("auditor")) return List.of("/");
        var story = "/evidence/invoices/" + house.getBean(JdbcClient.class).sql("select min(number) from app.invoice where state = 'ISSUED'").query(String.class).single();
        return Stream.concat(Stream.of("/"), Stream.of("changes", "decisions", "lines", "processes", "tasks", "timeline").map(list -> story + "/" + list)).toList();
    }

    private void noneIsLeftOut() {
        var pages = PageRights.read().wholePages();
        assertThat(atADesk).containsAll(pages);
        assertThat(onAPhone).containsAll(pages);
    }

    @Test
    void everyReportFitsAPhone() {
        comesAlive();
        var found = new ArrayList<String>();
        try (var phone = firm.phone("finance", ColorScheme.DARK)) {
            var reports = (List<?>) phone.go("/reports").page.locator("main a[href^='/reports/']").evaluateAll("all => all.map(a => a.getAttribute('href'))");
            assertThat(reports).hasSizeGreaterThan(20);
            for (var report : reports) check(phone.go(report.toString()), report.toString(), "phone-de-dark" + report, false, found);
        }
        assertThat(found).isEmpty();
    }

    /** What those meet who come by a letter: a client at their door, an invoice, its payment, what they are asked, a door that is closed; a manager who decides without signing in. */
    @Test
    void areGoodForWhoeverComesByALetter() {
        firm.monday();
        var links = house.getBean(ClientLinks.class);
        var invoice = new DebtFixture(house).mailed();
        var project = firm.projects.get(invoice.projectCodes().get(0));
        Actor.as("manager", () -> house.getBean(ClientConsents.class).askOverrun(project, new BigDecimal("1000.00"), new BigDecimal("1200.00"), new BigDecimal("20.00"), firm.times.today()));
        var ways = List.of(Actor.as("finance", () -> links.toInvoice(invoice.draftId())).address(), Actor.as("finance", () -> links.toAccount(invoice.clientCode())).address(),
                firm.address() + "/portal/in/nobodyknowsthisone", firm.address() + "/portal",
                linkThatDecides(), firm.address() + "/decide/nobodyknowsthisone");
        var found = new ArrayList<String>();
        for (var way : ways) {
            try (var desk = Visit.of(firm.address(), Visit.DESK); var phone = Visit.of(firm.address(), Visit.PHONE, "de-DE", ColorScheme.DARK)) {
                for (var visit : List.of(desk, phone)) {
                    visit.go(java.net.URI.create(way).getRawPath());
                    var name = "letter-" + ways.indexOf(way) + (visit == phone ? "-phone-de-dark" : "");
                    check(visit, visit.path(), name, true, found);
                    for (var more : visit.onward()) {
                        visit.go(more);
                        check(visit, more, name + more.replaceAll("/[^/]*$", ""), true, found);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private String linkThatDecides() {
        var wishes = house.getBean(LetterWishes.class);
        wishes.set("manager", new Wanted(null, null, true, null, null));
        new EveryTask(house).of("approveTimesheet");
        wishes.set("manager", new Wanted(null, null, false, null, null));
        return house.getBean(JdbcClient.class).sql("select link from app.mail where key like 'approval-link:%' order by id desc limit 1").query(String.class).single();
    }

    private static void check(Visit visit, String path, String name, boolean closely, List<String> found) {
        try {
            visit.settled();
            assertThat(visit.text()).as("unknown label on %s", path).doesNotContain("??", "{0}", "{1}");
            assertThat(visit.page.locator("main h1").count()).as("one title").isEqualTo(1);
            visit.fits().quiet();
            if (!closely) return;
            visit.picture("pages/" + name.replaceAll("[/{}]+", ".").replaceAll("\\.$", ""));
            if (visit.isByNight()) visit.readable();
            else visit.accessible();
        } catch (AssertionError e) {
            found.add(name + " " + path + ": " + e.getMessage());
        }
    }

    /** The built-in books take no client: a step stands at the incident desk. */
    private void somethingFails(EveryTask every) {
        var db = house.getBean(JdbcClient.class);
        db.sql("create function app.out_of_order() returns trigger language plpgsql as $$ begin raise exception 'The books are closed for repair.'; end $$").update();
        db.sql("create trigger out_of_order before insert on app.connector_memory for each row execute function app.out_of_order()").update();
        try {
            every.of("signOffBudget");
            firm.times.daysOn(1);
        } finally {
            db.sql("drop trigger out_of_order on app.connector_memory").update();
            db.sql("drop function app.out_of_order()").update();
        }
    }

    /** Something of everything: weeks, an expense, invoices in each state, a letter, a dispute, a failure at the incident desk. */
    private void comesAlive() {
        if (alive) return;
        alive = true;
        firm.monday();
        var every = new EveryTask(house);
        for (var key : List.of("signOffBudget", "completeSetupStep", "acceptMilestone", "correctRejectedLines", "approveTimesheet", "approveExpense", "correctExpense", "reviewInvoice",
                "settleDispute", "confirmWriteOff", "lookIntoExceptions", "fixAddress", "reviewCloseout")) every.of(key);
        somethingFails(every);
        every.of("approveTimesheet");
        try (var manager = firm.visit("manager", Visit.DESK)) {
            manager.go("/templates/new").page.locator("#code").fill("ROLLOUT");
            manager.page.locator("#name").fill("Rollout of meters");
            manager.press("Keep the template").page.locator(".note.good").waitFor();
        }
        assertThat(house.getBean(Mails.class).list("", "", 0, 1).content()).isNotEmpty();
    }
}
