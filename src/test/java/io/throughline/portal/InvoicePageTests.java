package io.throughline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.CreditNotes;
import io.throughline.billing.InvoicePapers;
import io.throughline.billing.InvoiceSummary;
import io.throughline.receivables.ClientLinks;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.Receivables;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An invoice is billed and mailed by the real processes; then the client opens the link in the letter. */
@ThroughlineTest
class InvoicePageTests {
    @Autowired ApplicationContext house;
    @Autowired InvoicePapers papers;
    @Autowired CreditNotes creditNotes;
    @Autowired Receivables receivables;
    @Autowired Disputes disputes;
    @Autowired ClientLinks links;
    @Autowired HistoryService history;
    @Autowired TaskService tasks;
    @Autowired JdbcClient db;
    @Autowired Times times;
    @LocalServerPort int port;
    private InvoiceSummary invoice;
    private String letter;
    private ClientBrowser browser;

    @BeforeEach
    void mailAnInvoice() {
        invoice = new DebtFixture(house).mailed();
        letter = db.sql("select link from app.mail where key = ?").param("invoice:" + invoice.draftId()).query(String.class).single();
        browser = new ClientBrowser(port);
    }

    @Test
    void theLetterLeadsToTheInvoiceAndItsPaper() throws Exception {
        var page = browser.open(letter);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(invoice.number(), "€1,190.00", ">open<", "lang=\"en\"").doesNotContain("Sign out", "htmx", "<script");
        assertThat(browser.download(path(page) + "/invoice.pdf").body()).isEqualTo(papers.pdf(invoice.draftId()));
    }

    @Test
    void theSecretStandsInNoAddressThatIsShown() throws Exception {
        var page = browser.open(letter);
        var token = letter.substring(letter.lastIndexOf('/') + 1);
        assertThat(token).hasSize(43);
        assertThat(page.uri().toString() + page.body()).doesNotContain(token);
        assertThat(page.headers().map()).containsEntry("Referrer-Policy", List.of("no-referrer")).containsEntry("Cache-Control", List.of("no-store"));
        assertThat(page.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'").doesNotContain("unsafe");
        assertThat(browser.cookies().getCookieStore().getCookies()).singleElement().satisfies(c -> {
            assertThat(c.isHttpOnly()).isTrue();
            assertThat(c.getPath()).isEqualTo("/portal/" + link(page));
            assertThat(c.getMaxAge()).isEqualTo(-1);
        });
        assertThat(db.sql("select count(*) from app.client_link where encode(token_hash, 'escape') like '%' || ? || '%'").param(token).query(Long.class).single()).isZero();
    }

    @Test
    void twoClicksPay() throws Exception {
        var page = browser.open(letter);
        var checkout = browser.send(formOf(page, "pay"), "", "");
        assertThat(checkout.uri().getPath()).startsWith("/sandbox/");
        assertThat(checkout.body()).contains("Sandbox", "€1,190.00");
        var paid = browser.send(formOf(checkout, "pay"), "", "");
        assertThat(paid.body()).contains(">paid<", "Thank you").doesNotContain("Pay €", "/pay\"");
        assertThat(receivables.paymentsOf(invoice.draftId())).singleElement().satisfies(p -> {
            assertThat(p.amount()).isEqualTo(invoice.gross());
            assertThat(p.receivedBy()).isEqualTo("client:" + invoice.clientCode());
        });
        times.drain();
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("collection").processInstanceBusinessKey(key()).finished().count()).isEqualTo(1);

        assertThat(new ClientBrowser(port).open(letter).body()).contains(">paid<").doesNotContain("<form");
        assertThat(browser.send(checkout.uri().getPath() + "/pay", "", "").body()).contains(">paid<");
        assertThat(receivables.paymentsOf(invoice.draftId())).hasSize(1);
    }

    @Test
    void theSandboxTakesAPaymentBackOnceAndTheInvoiceIsOwedAgain() throws Exception {
        var checkout = browser.send(formOf(browser.open(letter), "pay"), "", "");
        browser.send(formOf(checkout, "pay"), "", "");
        times.drain();
        var paid = browser.open(checkout.uri().toString());
        var back = formOf(paid, "charge-back");
        assertThat(browser.send(back, "", "").body()).contains("in dispute");
        browser.send(back, "", "");
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(invoice.gross());
        assertThat(receivables.paymentsOf(invoice.draftId())).singleElement().satisfies(p -> assertThat(p.chargedBackOn()).isEqualTo(times.today()));
        times.drain();
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(key()).taskDefinitionKey("settleDispute").count()).isEqualTo(1);
    }

    @Test
    void aPartMayBePaidButNotTooMuch() throws Exception {
        var checkout = browser.send(formOf(browser.open(letter), "pay"), "", "");
        assertThat(browser.send(formOf(checkout, "pay"), "amount", "2,000.00").body()).contains("not above €1,190.00", "value=\"2,000.00\"");
        assertThat(browser.send(formOf(checkout, "pay"), "amount", "lots").body()).contains("field-problem");
        assertThat(browser.send(formOf(checkout, "pay"), "amount", "190").body()).contains("partly paid", "€1,000.00", "of €1,190.00 is still open", "Payments received");
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(DebtFixture.euro("1000.00"));
    }

    @Test
    void aPaymentThatFailsChangesNothingAndCanBeTriedAgain() throws Exception {
        var checkout = browser.send(formOf(browser.open(letter), "pay"), "", "");
        var back = browser.send(formOf(checkout, "fail"), "", "");
        assertThat(back.body()).contains("did not go through", "nothing was charged", "Try to pay again");
        assertThat(receivables.paymentsOf(invoice.draftId())).isEmpty();
        assertThat(journal("PaymentFailed", "invoice:" + invoice.draftId())).isEqualTo(1);
        var again = browser.send(formOf(back, "pay"), "", "");
        assertThat(browser.send(formOf(again, "pay"), "", "").body()).contains(">paid<");
    }

    @Test
    void anObjectionStopsRemindersAndWaitsForFinance() throws Exception {
        var page = browser.open(letter);
        assertThat(browser.send(formOf(page, "dispute"), "reason", " ").body()).contains("Write what is wrong");
        assertThat(browser.send(formOf(page, "dispute"), "reason", "<b>too much").body()).contains("&lt;b&gt;too much", "in dispute").doesNotContain("<b>too");
        assertThat(disputes.openOn(invoice.draftId())).hasValueSatisfying(d -> assertThat(d.openedBy()).isEqualTo("client:" + invoice.clientCode()));
        times.drain();
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(key()).taskDefinitionKey("settleDispute").taskCandidateGroup("finance").count()).isEqualTo(1);
        assertThat(journal("ClientLinkUsed", "client-link:" + link(page))).isEqualTo(2);
    }

    @Test
    void anotherSiteCanDoNothingInTheClientsName() throws Exception {
        var page = browser.open(letter);
        assertThat(browser.send(formOf(page, "pay"), "", "", "cross-site").statusCode()).isEqualTo(404);
        assertThat(browser.send(formOf(page, "dispute"), "reason", "not me", "cross-site").statusCode()).isEqualTo(404);
        assertThat(disputes.openOn(invoice.draftId())).isEmpty();
    }

    @Test
    void aCreditedInvoiceSaysSo() throws Exception {
        creditNotes.credit(invoice.number(), "wrong month");
        var page = browser.open(letter);
        assertThat(page.body()).contains(">credited<", "nothing is left to pay").doesNotContain("<form");
        var note = creditNotes.latestOf(invoice.number()).orElseThrow();
        assertThat(browser.download(path(page) + "/credit-note.pdf").body()).isEqualTo(papers.creditNotePdf(note.number()));
    }

    @Test
    void germansReadGerman() throws Exception {
        var german = new DebtFixture(house).mailedInGerman();
        var page = browser.open(links.toInvoice(german.draftId()).address());
        assertThat(page.body()).contains("lang=\"de\"", "Rechnung " + german.number(), "1.190,00", "bezahlen", "Mit dieser Rechnung stimmt etwas nicht");
        var checkout = browser.send(formOf(page, "pay"), "", "");
        assertThat(checkout.body()).contains("Testbetrieb");
        assertThat(browser.send(formOf(checkout, "pay"), "amount", "1.190,00").body()).contains(">bezahlt<");
    }

    private static String link(HttpResponse<?> page) {
        return path(page).split("/")[2];
    }

    private String key() {
        return String.valueOf(invoice.draftId());
    }

    private long journal(String event, String subject) {
        return db.sql("select count(*) from app.journal_entry where event = ? and subject = ?").params(event, subject).query(Long.class).single();
    }

    private static String path(HttpResponse<?> page) {
        return page.uri().getPath();
    }

    static String formOf(HttpResponse<String> page, String deed) {
        var form = Pattern.compile("action=\"([^\"]+/" + deed + ")\"").matcher(page.body());
        assertThat(form.find()).as("a form to %s in %s", deed, page.body()).isTrue();
        return form.group(1);
    }
}
