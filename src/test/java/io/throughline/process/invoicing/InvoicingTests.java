package io.throughline.process.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.drafting.DraftOutcome.Drafted;
import io.throughline.billing.InvoiceContent;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.firm.Firm;
import io.throughline.firm.FirmProfile;
import io.throughline.firm.SellerDetails;
import io.throughline.journal.Actor;
import io.throughline.process.Inbox;
import io.throughline.project.Client;
import io.throughline.project.Clients;
import io.throughline.project.EInvoicing;
import io.throughline.security.Role;
import io.throughline.security.Users;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Each way through the model {@code invoicing}. */
@ThroughlineTest
class InvoicingTests {
    /** Cannot be made as long as the seller has no electronic address. */
    private static final EInvoicing OF_A_SELLER_WITH_AN_ADDRESS = new EInvoicing(EInvoicing.Format.PEPPOL, "4711", "", "0088", "4012345000009", "", "");
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Inbox inbox;
    @Autowired HistoryService history;
    @Autowired Clients clients;
    @Autowired Firm firms;
    private BillingFixture firm;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
    }

    @Test
    void aSmallInvoiceIsOutAtTheSameInstant() {
        var draft = drafted("8.00");
        times.drain();
        var invoice = firm.billing.get(draft.draftId());
        assertThat(invoice.state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(invoice.issueDate()).isEqualTo(times.today());
        assertThat(firm.papers.pdf(draft.draftId())).startsWith("%PDF".getBytes());
        assertThat(path(draft)).containsSubsequence("checkDraft", "lookUpThreshold", "issueInvoice", "renderDocuments", "pushInvoice", "createPaymentLink", "mailInvoice", "invoiceMailed")
                .doesNotContain("reviewInvoice", "mendDraft");
        var mail = firm.jdbc.sql("select replace(body, '{link}', link) from app.mail where key = ?").param("invoice:" + draft.draftId()).query(String.class).single();
        assertThat(mail).contains(invoice.number(), "/portal/in/");
        assertThat(firm.jdbc.sql("select mailed_to from app.invoice_mailing where invoice_id = ?").param(draft.draftId()).query(String.class).single()).endsWith("@client.example");
    }

    @Test
    void aLargeInvoiceIsReviewedByADirectorWhoDidNotStartTheRun() throws Exception {
        var draft = drafted("100.01");
        times.drain();
        var task = task("reviewInvoice", draft);
        assertThat(inbox.view(task.getId())).contains("\"net\":\"10001.00 EUR\"", "/api/v1/invoices/drafts/" + draft.draftId() + ".pdf");
        assertThatThrownBy(() -> inbox.complete(task.getId(), "FIN", List.of("director"), Map.of("approved", true))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> inbox.complete(task.getId(), "DIR", List.of("director"), Map.of("approved", "false"))).isInstanceOf(InvalidInput.class);
        inbox.complete(task("reviewInvoice", draft).getId(), "DIR", List.of("director"), Map.of("approved", "true"));
        times.drain();
        assertThat(firm.billing.get(draft.draftId()).state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(path(draft)).containsSubsequence("reviewInvoice", "recordReview", "issueInvoice", "invoiceMailed");
        var approved = firm.jdbc.sql("select content_hash from app.invoice_review where invoice_id = ?").param(draft.draftId()).query(String.class).single();
        var issued = firm.jdbc.sql("select content from app.invoice where id = ?").param(draft.draftId()).query(String.class).single();
        assertThat(InvoiceContent.read(issued).lastingHash()).as("what was issued is what was approved").isEqualTo(approved);
        var enclosed = firm.jdbc.sql("select a.content from app.mail_attachment a join app.mail m on m.id = a.mail_id where m.key = ?").param("invoice:" + draft.draftId()).query(byte[].class).single();
        assertThat(enclosed).as("what was mailed is the paper of what was issued").isEqualTo(firm.papers.pdf(draft.draftId()));
        assertThat(firm.jdbc.sql("select sha256 from app.invoice_document where invoice_id = ? and kind = 'INVOICE'").param(draft.draftId()).query(String.class).single())
                .isEqualTo(java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(enclosed)));
    }

    @Test
    void theSettingForAFirmOfOneAllowsNothingWhereThereAreOthers() {
        var drafter = firm.person("0.00");
        var users = house.getBean(Users.class);
        users.add("second-" + drafter, "Second sign-in", null, "a long password", Set.of(Role.DIRECTOR), drafter);
        var draft = drafted("150.00", drafter);
        times.drain();
        var setting = house.getBean(Firm.class);
        setting.allowOwnerToApproveOwnWork(true);
        try {
            for (var themselves : List.of(drafter, "second-" + drafter)) {
                assertThatThrownBy(() -> inbox.complete(task("reviewInvoice", draft).getId(), themselves, List.of("director"), Map.of("approved", true))).isInstanceOf(Refused.class);
            }
        } finally {
            setting.allowOwnerToApproveOwnWork(false);
        }
        users.change("second-" + drafter, null, null, null, null, Set.of(Role.CONSULTANT), null);
    }

    @Test
    void aRejectedDraftIsReleasedAndTheDrafterToldWhy() {
        var drafter = firm.person("0.00");
        var draft = drafted("200.00", drafter);
        times.drain();
        inbox.complete(task("reviewInvoice", draft).getId(), "DIR", List.of("director"), Map.of("approved", false, "comment", "The client wants it split"));
        times.drain();
        assertThat(firm.jdbc.sql("select recipient from app.mail where key = ?").param("invoice-rejected:" + draft.draftId()).query(String.class).single())
                .isEqualTo(drafter.toLowerCase() + "@firm.example");
        assertThat(firm.billing.get(draft.draftId()).state()).isEqualTo(InvoiceState.REJECTED);
        assertThat(firm.billing.unbilled(draft.projectCodes().get(0))).contains("200.00 approved hours are not billed.");
        assertThat(firm.jdbc.sql("select body from app.mail where key = ?").param("invoice-rejected:" + draft.draftId()).query(String.class).single()).contains("The client wants it split");
        assertThat(path(draft)).endsWith("draftRejected").doesNotContain("issueInvoice");
    }

    @Test
    void aRejectedDraftOfTheCalendarIsATaskOfFinance() {
        var draft = drafted("200.00", "system");
        times.drain();
        inbox.complete(task("reviewInvoice", draft).getId(), "DIR", List.of("director"), Map.of("approved", false, "comment", "The client wants it split"));
        times.drain();
        var task = task("noteRejectedDraft", draft);
        assertThat(inbox.view(task.getId())).contains("The client wants it split", draft.clientCode());
        assertThat(firm.jdbc.sql("select count(*) from app.mail where key = ?").param("invoice-rejected:" + draft.draftId()).query(Integer.class).single()).isZero();
        inbox.complete(task.getId(), "FIN", List.of("finance"), Map.of());
        assertThat(path(draft)).endsWith("noteRejectedDraft", "draftRejected").doesNotContain("tellDrafter");
    }

    @Test
    void whatIsNotInOrderIsMendedAndCheckedAgain() {
        var draft = drafted("8.00");
        change(draft.clientCode(), OF_A_SELLER_WITH_AN_ADDRESS);
        times.drain();
        var task = task("mendDraft", draft);
        assertThat(inbox.view(task.getId())).contains("eInvoice.addressId");
        change(draft.clientCode(), EInvoicing.NONE);
        inbox.complete(task.getId(), "FIN", List.of("finance"), Map.of("decision", "check"));
        times.drain();
        assertThat(firm.billing.get(draft.draftId()).state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(path(draft)).containsSubsequence("checkDraft", "mendDraft", "recordMending", "checkDraft", "issueInvoice");
    }

    @Test
    void whatCannotBeMendedIsGivenUp() {
        var draft = drafted("8.00");
        change(draft.clientCode(), OF_A_SELLER_WITH_AN_ADDRESS);
        times.drain();
        assertThatThrownBy(() -> inbox.complete(task("mendDraft", draft).getId(), "FIN", List.of("finance"), Map.of("decision", "give-up"))).isInstanceOf(InvalidInput.class);
        inbox.complete(task("mendDraft", draft).getId(), "FIN", List.of("finance"), Map.of("decision", "give-up", "comment", "Client unknown"));
        times.drain();
        assertThat(firm.billing.get(draft.draftId()).state()).isEqualTo(InvoiceState.REJECTED);
        assertThat(path(draft)).endsWith("draftRejected").doesNotContain("issueInvoice");
    }

    @Test
    void aFrenchClientReadsFrench() {
        var draft = drafted("12.50");
        firm.jdbc.sql("update app.client set language = 'fr' where code = ?").param(draft.clientCode()).update();
        times.drain();
        var mail = firm.jdbc.sql("select subject || ' ' || body from app.mail where key = ?").param("invoice:" + draft.draftId()).query(String.class).single();
        assertThat(mail.replaceAll("[\\u202f\\u00a0]", " ")).startsWith("Facture " + firm.billing.get(draft.draftId()).number()).contains("1 487,50 EUR", "Cordialement");
        var note = firm.creditNotes.credit(firm.billing.get(draft.draftId()).number(), "Trop d'heures");
        assertThat(firm.jdbc.sql("select subject from app.mail where key = ?").param("credit-note:" + note.id()).query(String.class).single()).startsWith("Avoir " + note.number());
    }

    @Test
    void aCreditNoteIsMailed() {
        var draft = drafted("8.00");
        times.drain();
        var note = firm.creditNotes.credit(firm.billing.get(draft.draftId()).number(), "Billed twice");
        assertThat(firm.jdbc.sql("select body from app.mail where key = ?").param("credit-note:" + note.id()).query(String.class).single()).contains(note.number(), "Billed twice");
    }

    @Test
    void anInvalidEInvoiceIsMendedBeforeItHasANumberAndMailedBesideThePaper() {
        var draft = drafted("8.00");
        var code = draft.clientCode();
        change(code, OF_A_SELLER_WITH_AN_ADDRESS);
        var seller = firms.profile();
        try {
            times.drain();
            assertThat(inbox.view(task("mendDraft", draft).getId())).contains("eInvoice.addressId", "PEPPOL-EN16931-R020");
            firms.change(new FirmProfile(seller.name(), "Weg 1", "10115", "Berlin", "DE", "EUR", "DE123456788", "", "DE02120300000000202051", "", "a@seller.example", null,
                    new SellerDetails("", "Erika Muster", "+49 30 123456", "", "9930", "DE123456788")));
            inbox.complete(task("mendDraft", draft).getId(), "FIN", List.of("finance"), Map.of("decision", "check"));
            times.drain();
            assertThat(firm.billing.get(draft.draftId()).state()).isEqualTo(InvoiceState.ISSUED);
            var number = firm.billing.get(draft.draftId()).number();
            assertThat(firm.jdbc.sql("select a.file_name from app.mail_attachment a join app.mail m on m.id = a.mail_id where m.key = ? order by 1").param("invoice:" + draft.draftId())
                    .query(String.class).list()).containsExactly(number + ".pdf", number + ".xml");
            assertThat(path(draft)).containsSubsequence("checkDraft", "mendDraft", "checkDraft", "issueInvoice", "renderDocuments", "mailInvoice");
        } finally {
            firms.change(seller);
        }
    }

    private void change(String code, EInvoicing takes) {
        var client = clients.get(code);
        clients.change(new Client(code, client.name(), client.country(), client.currency(), 30, client.email(), "DE136695976", "Gasse 1, 10115 Berlin", "en", false, takes));
    }

    private InvoiceSummary drafted(String hours) {
        return drafted(hours, "FIN");
    }

    private InvoiceSummary drafted(String hours, String starter) {
        var project = firm.project();
        var ann = firm.person("100.00");
        var left = new java.math.BigDecimal(hours);
        for (var day = firm.cutOff(); left.signum() > 0; day = day.minusDays(1)) {
            var some = left.min(new java.math.BigDecimal("20.00"));
            firm.approved(project, ann, some.toPlainString(), true, day);
            left = left.subtract(some);
        }
        long run = Actor.as(starter, () -> firm.runs.start(times.today(), firm.cutOff()));
        return firm.billing.get(((Drafted) firm.runs.draft(run, project)).draftId());
    }

    private Task task(String key, InvoiceSummary draft) {
        return inbox.open(key, String.valueOf(draft.draftId())).get(0);
    }

    private List<String> path(InvoiceSummary draft) {
        var instance = history.createHistoricProcessInstanceQuery().processDefinitionKey("invoicing").processInstanceBusinessKey(String.valueOf(draft.draftId())).singleResult();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance.getId()).orderPartiallyByOccurrence().asc().list().stream().map(a -> a.getActivityId()).toList();
    }
}
