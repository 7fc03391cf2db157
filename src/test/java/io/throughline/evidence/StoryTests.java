package io.throughline.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.journal.Actor;
import io.throughline.page.Browser;
import io.throughline.process.ApiDesk;
import io.throughline.process.Inbox;
import io.throughline.process.WorkFixture;
import io.throughline.quantity.IsoWeek;
import io.throughline.receivables.Receivables;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An auditor who knows only the number. */
@ThroughlineTest
class StoryTests {
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Inbox inbox;
    @Autowired Users users;
    @Autowired Receivables receivables;
    @LocalServerPort int port;
    private BillingFixture firm;
    private WorkFixture work;
    private String worker;
    private String manager;
    private String number;

    /** 105 hours in a week, approved by the manager, reviewed by a director, mailed and paid. */
    @BeforeEach
    void aLargeInvoice() {
        firm = new BillingFixture(house);
        work = new WorkFixture(house);
        var monday = work.monday();
        manager = work.person();
        worker = work.person();
        var project = work.project(manager);
        for (int day = 0; day < 5; day++) work.log(monday.plusDays(day), worker, project, "21.00");
        times.moveTo(monday.plusDays(6).atTime(9, 0));
        work.submit(worker, monday);
        times.drain();
        work.complete("approveTimesheet", worker + "/" + IsoWeek.of(monday), manager, Map.of());
        times.moveTo(monday.plusDays(40).atTime(9, 0));
        var draft = firm.drafted(project);
        times.drain();
        var review = inbox.open("reviewInvoice", String.valueOf(draft.draftId())).get(0);
        inbox.complete(review.getId(), "DIR", List.of("director"), Map.of("approved", true, "comment", "as agreed"));
        times.drain();
        var invoice = firm.billing.get(draft.draftId());
        number = invoice.number();
        Actor.as("FIN", () -> receivables.receivePayment(number, invoice.gross(), times.today(), "bank " + number));
        times.drain();
    }

    @Test
    void findsTheWholeStoryAlsoWhenTheEngineHasForgottenEverything() {
        var auditor = ApiDesk.of(users, port, "aud-" + UUID.randomUUID().toString().substring(0, 8), null, Role.AUDITOR);
        var story = auditor.get("/evidence/invoices/" + number + "/story").body();
        assertThat(story.at("/invoice/standing").asText()).isEqualTo("PAID");
        assertThat(story.at("/answers")).hasSize(12);
        assertThat(answer(story, "approved")).contains(worker, manager, "Nobody approved their own", "routing table");
        assertThat(answer(story, "reviewed")).contains("DIR", "as agreed", "invoice-review, version 1", "SHA-256");
        assertThat(answer(story, "path")).startsWith("Yes");
        assertThat(answer(story, "rate")).contains("rate of " + worker);
        assertThat(answer(story, "sent")).contains("client@client.example");
        assertThat(answer(story, "tax")).contains("tax, version");
        assertThat(story.at("/lines/0/items")).hasSize(5);
        assertThat(story.at("/lines/0/items/0/history/0/event").asText()).isEqualTo("TimeLogged");
        assertThat(story.at("/documents/0/sealed").asBoolean()).isTrue();
        var events = story.at("/timeline").findValuesAsText("event");
        assertThat(events).containsSubsequence("LinesApproved", "InvoiceDrafted", "InvoiceReviewed", "InvoiceIssued", "InvoiceMailed", "PaymentReceived", "ReceivableSettled");
        assertThat(story.at("/movements/postings").size()).isGreaterThanOrEqualTo(4);
        var invoicing = process(story, "invoicing");
        assertThat(invoicing.at("/entered").toString()).contains("reviewInvoice", "issueInvoice", "invoiceMailed");
        assertThat(invoicing.at("/strayed")).isEmpty();
        assertThat(invoicing.at("/ended").asText()).isEqualTo("completed");
        var review = task(story, "reviewInvoice");
        assertThat(review.at("/decidedBy").asText()).isEqualTo("DIR");
        assertThat(review.at("/groups").asText()).isEqualTo("director");
        assertThat(review.at("/seen/net").asText()).isEqualTo("10500.00 EUR");
        assertThat(task(story, "approveTimesheet").at("/decidedBy").asText()).isEqualTo(manager);
        assertThat(story.at("/decisions").findValuesAsText("decision")).contains("approval-routing", "invoice-review");

        firm.jdbc.sql("select table_name from information_schema.tables where table_schema = 'public' and table_name like 'act_hi_%'").query(String.class).list()
                .forEach(table -> firm.jdbc.sql("delete from public." + table + " where " + (hasInstance(table) ? "proc_inst_id_ in (select instance_id from app.process_run where business_key = '"
                        + story.at("/invoice/draftId").asText() + "')" : "false")).update());
        assertThat(auditor.get("/evidence/invoices/" + number + "/story").body()).isEqualTo(story);
    }

    @Test
    void readsItOnAPageInBothLanguages() {
        var english = Browser.of(house, Role.AUDITOR, "en").get("/evidence/invoices/" + number);
        assertThat(english.status()).as(english.html()).isEqualTo(200);
        assertThat(english.html()).contains("Who approved these hours", "invoicing, version", "Worker " + worker, "answer-whole").doesNotContain("??");
        var german = Browser.of(house, Role.AUDITOR, "de").get("/evidence/invoices/" + number);
        assertThat(german.html()).contains("Wer hat diese Stunden", "Rechnung ausgestellt").doesNotContain("??");
        assertThat(Browser.of(house, Role.AUDITOR).get("/evidence").html()).contains(number).doesNotContain("??");
        assertThat(Browser.of(house, Role.CONSULTANT).get("/evidence").status()).isEqualTo(403);
    }

    private boolean hasInstance(String table) {
        return firm.jdbc.sql("select count(*) from information_schema.columns where table_schema = 'public' and table_name = ? and column_name = 'proc_inst_id_'").param(table)
                .query(Integer.class).single() == 1;
    }

    private static String answer(JsonNode story, String key) {
        for (var answer : story.at("/answers")) if (answer.at("/key").asText().equals(key)) return joined(answer.at("/sentences"));
        throw new AssertionError(key);
    }

    private static String joined(JsonNode sentences) {
        var all = new StringBuilder();
        sentences.forEach(s -> all.append(s.asText()).append(' '));
        return all.toString();
    }

    private static JsonNode process(JsonNode story, String process) {
        for (var run : story.at("/processes")) if (run.at("/process").asText().equals(process)) return run;
        throw new AssertionError(process);
    }

    private static JsonNode task(JsonNode story, String key) {
        for (var task : story.at("/tasks")) if (task.at("/task").asText().equals(key)) return task;
        throw new AssertionError(key);
    }
}
