package io.throughline.connector.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.Billing;
import io.throughline.billing.InvoiceSummary;
import io.throughline.receivables.Disputes;
import io.throughline.receivables.PaymentLinks;
import io.throughline.receivables.Receivables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A project's work, billed and mailed by the real processes; then the client opens the link in the letter. */
@ThroughlineTest
class PaymentPageTests {
    private final HttpClient browser = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    @Autowired ApplicationContext house;
    @Autowired Billing billing;
    @Autowired Receivables receivables;
    @Autowired Disputes disputes;
    @Autowired PaymentLinks links;
    @Autowired HistoryService history;
    @Autowired JdbcClient db;
    @Autowired Times times;
    @LocalServerPort int port;
    private InvoiceSummary invoice;
    private String page;

    @BeforeEach
    void mailAnInvoice() {
        var fixture = new BillingFixture(house);
        var project = fixture.project();
        fixture.approved(project, fixture.person("100.00"), "8.00");
        var draft = fixture.drafted(project);
        times.drain();
        invoice = billing.get(draft.draftId());
        var link = links.of(invoice.draftId()).orElseThrow();
        assertThat(db.sql("select body from app.mail where about = ?").param("invoice:" + invoice.draftId()).query(String.class).list()).anyMatch(b -> b.contains(link));
        page = "http://localhost:" + port + link.substring(link.indexOf("/pay/"));
    }

    @Test
    void showsTheInvoiceAndItsPdfToWhoeverHasTheLink() throws Exception {
        var shown = get(page);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains(invoice.number(), String.format(Locale.UK, "%,.2f %s", invoice.gross().amount(), invoice.gross().currency()), "Sandbox");
        assertThat(shown.headers().firstValue("Cache-Control")).contains("no-store");
        var pdf = browser.send(HttpRequest.newBuilder(URI.create(page + "/invoice.pdf")).build(), BodyHandlers.ofByteArray());
        assertThat(pdf.body()).isEqualTo(billing.pdf(invoice.draftId()));
        assertThat(get("http://localhost:" + port + "/pay/page.css").body()).contains("main");
    }

    @Test
    void opensNothingForAnotherToken() throws Exception {
        assertThat(get(page.substring(0, page.length() - 1) + "_").statusCode()).isEqualTo(404);
        assertThat(get(page.replaceAll("/pay/.*", "/pay/" + "x".repeat(5000))).statusCode()).isEqualTo(404);
        links.revoke(invoice.draftId());
        assertThat(get(page).statusCode()).isEqualTo(404);
        assertThat(post(page + "/pay", "", "same-origin").statusCode()).isEqualTo(404);
    }

    @Test
    void aYearAfterTheDueDateTheLinkIsOver() throws Exception {
        db.sql("update app.payment_link set expires_on = ? where draft_id = ?").params(times.today().minusDays(1), invoice.draftId()).update();
        assertThat(get(page).statusCode()).isEqualTo(404);
    }

    @Test
    void payingTwiceIsPayingOnce() throws Exception {
        assertThat(post(page + "/pay", "", "same-origin").body()).contains(">paid<").doesNotContain("Pay ");
        post(page + "/pay", "", "same-origin");
        assertThat(receivables.paymentsOf(invoice.draftId())).singleElement().satisfies(p -> {
            assertThat(p.amount()).isEqualTo(invoice.gross());
            assertThat(p.receivedBy()).isEqualTo("client:" + invoice.clientCode());
        });
        times.drain();
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("collection").processInstanceBusinessKey(String.valueOf(invoice.draftId()))
                .finished().count()).isEqualTo(1);
    }

    @Test
    void anotherSiteCannotPay() throws Exception {
        assertThat(post(page + "/pay", "", "cross-site").statusCode()).isEqualTo(403);
        assertThat(receivables.paymentsOf(invoice.draftId())).isEmpty();
    }

    @Test
    void theClientMayObject() throws Exception {
        assertThat(post(page + "/dispute", "reason=", "same-origin").body()).contains("say what the client objects to");
        assertThat(post(page + "/dispute", "reason=%3Cb%3Etoo+much", "same-origin").body()).contains("&lt;b&gt;too much").contains("in dispute");
        assertThat(disputes.openOn(invoice.draftId())).hasValueSatisfying(d -> assertThat(d.openedBy()).isEqualTo("client:" + invoice.clientCode()));
    }

    @Test
    void onlyTheHashOfTheTokenIsKept() {
        var token = page.substring(page.lastIndexOf('/') + 1);
        assertThat(token).hasSize(43);
        assertThat(db.sql("select encode(token_hash, 'escape') from app.payment_link").query(String.class).list()).noneMatch(t -> t.contains(token));
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, String form, String from) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", from).POST(BodyPublishers.ofString(form)).build(), BodyHandlers.ofString());
    }
}
