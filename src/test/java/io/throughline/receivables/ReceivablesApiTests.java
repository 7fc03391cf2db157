package io.throughline.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.process.Inbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Payments, disputes, books and mails through the door, as the administrator. */
@ThroughlineTest
class ReceivablesApiTests {
    private final HttpClient http = HttpClient.newHttpClient();
    @Autowired ApplicationContext house;
    @Autowired ObjectMapper json;
    @Autowired Inbox inbox;
    @Autowired Times times;
    @Autowired io.throughline.project.Clients clients;
    @LocalServerPort int port;
    private DebtFixture debts;

    @BeforeEach
    void makeDebts() {
        debts = new DebtFixture(house);
    }

    @Test
    void aPaymentIsTakenOnceAndSeenEverywhere() throws Exception {
        var invoice = debts.issued();
        var payment = "{\"invoiceNumber\":\"%s\",\"amount\":\"190.00\",\"currency\":\"EUR\",\"paidOn\":\"%s\",\"reference\":\"bank 1\"}".formatted(invoice.number(), times.today());
        var first = post("/payments", payment, 201);
        assertThat(first.at("/amount/amount").asText()).isEqualTo("190.00");
        assertThat(post("/payments", payment, 201)).isEqualTo(first);
        assertThat(get("/payments?invoiceNumber=" + invoice.number()).get("totalElements").asInt()).isEqualTo(1);
        assertThat(get("/payments/" + first.get("id").asText())).isEqualTo(first);
        assertThat(get("/receivables/" + invoice.number()).at("/receivable/open/amount").asText()).isEqualTo("1000.00");
        assertThat(get("/receivables/statements/" + invoice.clientCode()).at("/0/open/amount").asText()).isEqualTo("1000.00");
        assertThat(get("/receivables?size=500").toString()).contains(invoice.number());
        assertThat(get("/receivables/ageing?asOf=" + times.today()).toString()).contains(invoice.clientCode());
        assertThat(get("/ledger/trial-balance").at("/total/amount").asText()).isEqualTo("0.00");
        assertThat(get("/ledger/journal?subject=payment:" + first.get("id").asText()).at("/content/0/lines").size()).isEqualTo(2);
        assertThat(get("/ledger/completeness").get("difference").asText()).isEqualTo("0.00");
    }

    @Test
    void badPaymentsAreToldByField() throws Exception {
        var refusal = post("/payments", "{\"amount\":\"1e9\",\"currency\":\"XXL\"}", 400);
        assertThat(refusal.get("errors").findValuesAsText("field")).containsExactlyInAnyOrder("invoiceNumber", "paidOn", "amount", "currency");
        var invoice = debts.issued();
        post("/payments", "{\"invoiceNumber\":\"%s\",\"amount\":\"1.005\",\"currency\":\"EUR\",\"paidOn\":\"%s\",\"reference\":\"r\"}".formatted(invoice.number(), times.today()), 400);
        var more = post("/payments", "{\"invoiceNumber\":\"%s\",\"amount\":\"1200.00\",\"currency\":\"EUR\",\"paidOn\":\"%s\",\"reference\":\"r\"}".formatted(invoice.number(), times.today()), 201);
        assertThat(more.at("/amount/amount").asText()).isEqualTo("1190.00");
        assertThat(more.at("/received/amount").asText()).isEqualTo("1200.00");
        assertThat(more.at("/credited/amount").asText()).isEqualTo("10.00");
        var credit = get("/receivables/credits?clientCode=" + invoice.clientCode()).get(0);
        assertThat(credit.at("/rest/amount").asText()).isEqualTo("10.00");
        post("/receivables/credits/%s/refunds".formatted(credit.get("id").asText()), "{\"reason\":\" \"}", 400);
        var refund = post("/receivables/credits/%s/refunds".formatted(credit.get("id").asText()), "{\"reason\":\"paid twice\"}", 201);
        post("/receivables/refunds/%s/decide".formatted(refund.get("id").asText()), "{\"confirmed\":true}", 409);
        var advance = post("/payments", "{\"clientCode\":\"%s\",\"amount\":\"500.00\",\"currency\":\"EUR\",\"paidOn\":\"%s\",\"reference\":\"early\"}".formatted(invoice.clientCode(), times.today()), 201);
        assertThat(advance.get("origin").asText()).isEqualTo("ADVANCE");
    }

    @Test
    void aPaymentThatTheBankTookBackIsOwedAgain() throws Exception {
        var invoice = debts.mailed();
        var paid = post("/payments", "{\"invoiceNumber\":\"%s\",\"amount\":\"1190.00\",\"currency\":\"EUR\",\"paidOn\":\"%s\",\"reference\":\"debit 1\"}".formatted(invoice.number(), times.today()), 201);
        var path = "/payments/%s/charge-back".formatted(paid.get("id").asText());
        post(path, "{\"why\":\" \"}", 400);
        assertThat(post(path, "{\"why\":\"account closed\"}", 200).get("chargedBackOn").asText()).isEqualTo(times.today().toString());
        post(path, "{\"why\":\"account closed\"}", 200);
        assertThat(get("/receivables/" + invoice.number()).at("/receivable/open/amount").asText()).isEqualTo("1190.00");
        assertThat(get("/receivables/" + invoice.number()).at("/disputes/0/reason").asText()).isEqualTo("Charged back: account closed");
        times.drain();
        assertThat(inbox.open("settleDispute", String.valueOf(invoice.draftId()))).hasSize(1);
        assertThat(get("/ledger/trial-balance").at("/total/amount").asText()).isEqualTo("0.00");
        var over = debts.issuedTo(invoice);
        post("/payments", "{\"invoiceNumber\":\"%s\",\"amount\":\"1200.00\",\"currency\":\"EUR\",\"paidOn\":\"%s\",\"reference\":\"more\"}".formatted(over.number(), times.today()), 201);
        assertThat(get("/receivables/" + invoice.number()).at("/creditsOffered/0/rest/amount").asText()).as("proposed where something is owed").isEqualTo("10.00");
    }

    @Test
    void aStatementIsTakenAndItsOpenLinesConfirmed() throws Exception {
        var exact = debts.issued();
        var guessed = debts.issued();
        var csv = "Date;Amount;Currency;Payer;Text\n%s;1.190,00;EUR;Somebody;Invoice %s thanks\n%s;1190,00;EUR;%s;no word\n%s;-5,00;EUR;Shop;coffee\n".formatted(times.today(),
                exact.number().toLowerCase().replace("-", " "), times.today(), clients.get(guessed.clientCode()).name(), times.today());
        var taken = send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(csv)), "/payments/import", "text/csv", 201);
        assertThat(taken.toString()).contains("\"matched\":1").contains("\"suggested\":1").contains("\"outgoing\":1");
        assertThat(get("/receivables/" + exact.number()).at("/receivable/open/amount").asText()).isEqualTo("0.00");
        var again = send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(csv)), "/payments/import", "text/csv", 201);
        assertThat(again.get("known").asInt()).isEqualTo(2);
        var line = get("/payments/lines?state=OPEN&statement=" + taken.get("statementId").asText()).at("/content/0");
        assertThat(line.at("/suggestions").findValuesAsText("invoiceNumber")).contains(guessed.number());
        post("/payments/lines/%s/confirm".formatted(line.get("id").asText()), "{\"invoiceNumber\":\"%s\"}".formatted(guessed.number()), 200);
        post("/payments/lines/%s/confirm".formatted(line.get("id").asText()), "{\"invoiceNumber\":\"%s\"}".formatted(guessed.number()), 409);
        var refused = send(HttpRequest.newBuilder().POST(BodyPublishers.ofString("Date;Amount;Currency\n2026-13-01;x;EUR\n")), "/payments/import", "text/csv", 400);
        assertThat(refused.get("errors").findValuesAsText("field")).containsExactly("line 2: date", "line 2: amount");
        var xxe = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Document><BkToCstmrStmt>&x;</BkToCstmrStmt></Document>";
        assertThat(send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(xxe)), "/payments/import", "application/xml", 400).toString()).contains("DOCTYPE").doesNotContain("root:");
    }

    @Test
    void settlingADisputeCompletesItsTask() throws Exception {
        var invoice = debts.mailed();
        post("/invoices/%s/disputes".formatted(invoice.number()), "{\"reason\":\" \"}", 400);
        var dispute = post("/invoices/%s/disputes".formatted(invoice.number()), "{\"reason\":\"too much\"}", 201);
        assertThat(inbox.open("settleDispute", String.valueOf(invoice.draftId()))).hasSize(1);
        var settled = post("/invoices/%s/disputes/%s/settle".formatted(invoice.number(), dispute.get("id").asText()), "{\"outcome\":\"it was right\"}", 200);
        assertThat(settled.get("settledBy").asText()).isEqualTo("admin");
        assertThat(inbox.open("settleDispute", String.valueOf(invoice.draftId()))).isEmpty();
    }

    @Test
    void aMailIsShownWithItsBodyAndAttachment() throws Exception {
        var invoice = debts.mailed();
        var mail = get("/mails?about=invoice:" + invoice.draftId()).at("/content/0");
        assertThat(mail.get("state").asText()).isEqualTo("KEPT");
        var full = get("/mails/" + mail.get("id").asText());
        assertThat(full.get("body").asText()).contains("/portal/in/");
        assertThat(full.at("/attachments/0/bytes").asInt()).isPositive();
        assertThat(get("/mails?state=SENT").get("totalElements").asInt()).isZero();
        post("/mails/%s/retry".formatted(mail.get("id").asText()), "{}", 409);
    }

    private JsonNode get(String path) throws Exception {
        return send(HttpRequest.newBuilder().GET(), path, "application/json", 200);
    }

    private JsonNode post(String path, String body, int status) throws Exception {
        return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path, "application/json", status);
    }

    private JsonNode send(HttpRequest.Builder request, String path, String type, int status) throws IOException, InterruptedException {
        var answer = http.send(request.uri(URI.create("http://localhost:" + port + "/api/v1" + path)).header("Content-Type", type)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin:test-admin".getBytes(StandardCharsets.UTF_8))).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
