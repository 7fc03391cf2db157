package io.throughline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.throughline.journal.Actor;
import io.throughline.mail.Mails;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.DebtFixture;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every page that a role can walk to: nothing serious for axe, nothing sticks out, no label without a text, a sentence that says what it is for;
 * at a desk in English by day, on a phone in German by night. The same of what a client sees.
 */
@BrowserTest
class OurPagesTests {
    @Autowired ApplicationContext house;
    @Autowired SmallFirm firm;
    private final Set<String> looked = new HashSet<>();
    private boolean alive;

    @TestFactory
    Stream<DynamicTest> areGoodForEverybody() {
        return Stream.of("admin", "finance", "manager", "director", "consultant", "analyst", "auditor").map(role -> DynamicTest.dynamicTest(role, () -> look(role)));
    }

    private void look(String role) {
        comesAlive();
        var found = new ArrayList<String>();
        try (var desk = firm.visit(role, Visit.DESK)) {
            new Walk(desk).from("/", path -> check(desk, path, role, found));
        }
        try (var phone = Visit.of(firm.address(), Visit.PHONE, "de-DE", ColorScheme.DARK).signIn(role, SmallFirm.PASSWORD)) {
            new Walk(phone).from("/", path -> check(phone, path, role + "-phone-de-dark", found));
        }
        assertThat(found).isEmpty();
    }

    /** What a client meets: their door, an invoice, its payment, and a door that is closed. */
    @Test
    void areGoodForAClient() {
        firm.monday();
        var links = house.getBean(ClientLinks.class);
        var invoice = new DebtFixture(house).mailed();
        var ways = List.of(Actor.as("finance", () -> links.toInvoice(invoice.draftId())).address(), Actor.as("finance", () -> links.toAccount(invoice.clientCode())).address(),
                firm.address() + "/portal/in/nobodyknowsthisone");
        var found = new ArrayList<String>();
        for (var way : ways) {
            try (var desk = Visit.of(firm.address(), Visit.DESK); var phone = Visit.of(firm.address(), Visit.PHONE, "de-DE", ColorScheme.DARK)) {
                for (var visit : List.of(desk, phone)) {
                    visit.go(java.net.URI.create(way).getRawPath());
                    var name = "client-" + ways.indexOf(way) + (visit == phone ? "-phone-de-dark" : "");
                    check(visit, visit.path(), name, found);
                    for (var more : visit.onward()) {
                        visit.go(more);
                        check(visit, more, name, found);
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    /** Axe looks at one page of a kind and theme; the rest is looked at for every role. */
    private void check(Visit visit, String path, String name, List<String> found) {
        try {
            var kind = Walk.kind(path);
            visit.picture("pages/" + name + "/" + (kind.equals("") ? "home" : kind.substring(1).replace('/', '.').replace("*", "_")));
            var text = visit.text();
            assertThat(text).as("unknown label on %s", path).doesNotContain("??", "{0}", "{1}");
            assertThat(visit.page.locator("main h1").count()).as("one title").isEqualTo(1);
            visit.fits().quiet();
            if (looked.add(kind + name.replaceFirst("^[^-]*", ""))) visit.accessible();
        } catch (AssertionError e) {
            found.add(name + " " + path + ": " + e.getMessage());
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
        assertThat(house.getBean(Mails.class).list("", "", 0, 1).content()).isNotEmpty();
    }
}
