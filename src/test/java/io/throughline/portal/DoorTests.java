package io.throughline.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.InvoiceSummary;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.DebtFixture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets in by a link, how far, and until when. */
@ThroughlineTest
class DoorTests {
    @Autowired ApplicationContext house;
    @Autowired ClientLinks links;
    @Autowired JdbcClient db;
    @Autowired Times times;
    @LocalServerPort int port;
    private InvoiceSummary mine;
    private InvoiceSummary another;
    private ClientBrowser browser;

    @BeforeEach
    void twoClients() {
        mine = new DebtFixture(house).issued();
        another = new DebtFixture(house).issued();
        browser = new ClientBrowser(port);
        house.getBean(Guesses.class).forget();
    }

    @Test
    void unknownOverAndTakenBackAreAnsweredAlike() throws Exception {
        var over = links.toInvoice(mine.draftId());
        db.sql("update app.client_link set expires_on = ? where id = ?").params(times.today().minusDays(1), over.id()).update();
        var takenBack = links.toInvoice(mine.draftId());
        links.revoke(takenBack.id());
        var unknown = browser.open("/portal/in/" + "x".repeat(43));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("newest letter").doesNotContain(mine.number());
        for (var address : new String[] {over.address(), takenBack.address(), "/portal/in/" + "x".repeat(5000), "/portal/0123456789abcdef", "/portal/0123456789abcdef/invoices/" + mine.number()}) {
            var answer = browser.open(address);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unknown.body());
        }
    }

    @Test
    void takenBackIsTakenBackAtOnceAlsoFromWhoeverIsInside() throws Exception {
        var link = links.toInvoice(mine.draftId());
        var page = browser.open(link.address());
        assertThat(page.statusCode()).isEqualTo(200);
        links.revoke(link.id());
        assertThat(browser.open(page.uri().getPath()).statusCode()).isEqualTo(404);
        assertThat(browser.send(page.uri().getPath() + "/dispute", "reason", "too late").statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> db.sql("update app.client_link set revoked_at = null, revoked_by = null where id = ?").param(link.id()).update())
                .hasMessageContaining("cannot lead elsewhere or be opened again");
    }

    @Test
    void aLinkToOneInvoiceLeadsNowhereElse() throws Exception {
        var link = links.toInvoice(mine.draftId());
        browser.open(link.address());
        var inside = "/portal/" + link.id();
        assertThat(browser.open(inside + "/invoices/" + another.number()).statusCode()).isEqualTo(404);
        assertThat(browser.open(inside + "/invoices/" + another.number() + "/invoice.pdf").statusCode()).isEqualTo(404);
        assertThat(browser.send(inside + "/invoices/" + another.number() + "/dispute", "reason", "not mine").statusCode()).isEqualTo(404);
        assertThat(browser.send(inside + "/invoices/" + another.number() + "/pay", "", "").statusCode()).isEqualTo(404);
        assertThat(browser.open(inside + "/statement").statusCode()).isEqualTo(404);
        assertThat(browser.open(inside + "/statement.pdf").statusCode()).isEqualTo(404);
        assertThat(browser.open(inside + "/projects/" + mine.projectCodes().get(0)).statusCode()).isEqualTo(404);
        assertThat(browser.open(inside).uri().getPath()).isEqualTo(inside + "/invoices/" + mine.number());
    }

    @Test
    void aClientsLinkLeadsToNothingOfAnotherClients() throws Exception {
        var link = links.toAccount(mine.clientCode());
        var home = browser.open(link.address());
        assertThat(home.body()).contains(mine.number(), "€1,190.00").doesNotContain(another.number());
        var inside = "/portal/" + link.id();
        assertThat(browser.open(inside + "/invoices/" + mine.number()).statusCode()).isEqualTo(200);
        for (var path : new String[] {"/invoices/" + another.number(), "/invoices/" + another.number() + "/invoice.pdf", "/projects/" + another.projectCodes().get(0)}) {
            assertThat(browser.open(inside + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(browser.open(inside + "/statement").body()).contains("Owed on", "€1,190.00");
        assertThat(browser.download(inside + "/statement.pdf").body()).startsWith("%PDF".getBytes());
        var links = Pattern.compile("href=\"(/portal/[^\"]+)\"").matcher(home.body()).results().map(m -> m.group(1)).toList();
        assertThat(links).hasSizeGreaterThan(2).allSatisfy(address -> assertThat(browser.open(address).statusCode()).as(address).isEqualTo(200));
    }

    @Test
    void theKeyOfOneLinkOpensNoOther() throws Exception {
        var first = links.toInvoice(mine.draftId());
        var second = links.toInvoice(another.draftId());
        assertThat(browser.open(first.address()).body()).contains(mine.number());
        assertThat(browser.open(second.address()).body()).contains(another.number());
        assertThat(browser.open("/portal/" + first.id() + "/invoices/" + mine.number()).statusCode()).isEqualTo(200);
        assertThat(browser.open("/portal/" + first.id() + "/invoices/" + another.number()).statusCode()).isEqualTo(404);
        assertThat(new ClientBrowser(port).open("/portal/" + first.id() + "/invoices/" + mine.number()).statusCode()).isEqualTo(404);
    }

    @Test
    void whoeverGuessesHasToWait() throws Exception {
        for (int i = 0; i < 20; i++) assertThat(browser.open("/portal/in/guess" + i).statusCode()).isEqualTo(404);
        var waits = browser.open("/portal/in/guess");
        assertThat(waits.statusCode()).isEqualTo(429);
        assertThat(waits.headers().firstValue("Retry-After")).isPresent();
        assertThat(browser.open(links.toInvoice(mine.draftId()).address()).statusCode()).isEqualTo(429);
    }

    @Test
    void aVisitIsOnRecordOnce() throws Exception {
        var link = links.toInvoice(mine.draftId());
        browser.open(link.address());
        browser.open(link.address());
        assertThat(links.get(link.id()).openedAt()).isNotNull();
        assertThat(db.sql("select facts ->> 'use' from app.journal_entry where subject = ? and event = 'ClientLinkUsed'").param("client-link:" + link.id()).query(String.class).list())
                .containsExactly("OPENED");
    }
}
