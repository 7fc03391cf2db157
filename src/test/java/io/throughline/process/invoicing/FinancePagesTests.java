package io.throughline.process.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.Billing;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.Corrections;
import io.throughline.page.Browser;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Receivables;
import io.throughline.security.Role;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What finance, managers and directors see and do on their pages, as a browser without scripts. */
@ThroughlineTest
class FinancePagesTests {
    @Autowired ApplicationContext house;
    @Autowired Billing billing;
    @Autowired Receivables receivables;
    @Autowired Times times;
    private DebtFixture debts;
    private BillingFixture bills;

    @BeforeEach
    void begin() {
        debts = new DebtFixture(house);
        bills = new BillingFixture(house);
    }

    @ParameterizedTest
    @CsvSource({
        "/month-end,  FINANCE DIRECTOR ADMIN AUDITOR",
        "/invoices,   MANAGER FINANCE DIRECTOR ANALYST AUDITOR ADMIN",
        "/payments,   MANAGER FINANCE DIRECTOR AUDITOR ADMIN",
        "/receivables, MANAGER FINANCE DIRECTOR AUDITOR ADMIN",
        "/mails,      MANAGER FINANCE DIRECTOR AUDITOR ADMIN",
        "/disputes,   MANAGER FINANCE DIRECTOR AUDITOR ADMIN",
        "/incidents,  MANAGER FINANCE DIRECTOR ANALYST AUDITOR ADMIN",
        "/finance,    MANAGER FINANCE DIRECTOR AUDITOR ADMIN",
        "/margins,    MANAGER FINANCE DIRECTOR AUDITOR ADMIN",
        "/unbilled,   MANAGER FINANCE DIRECTOR AUDITOR ADMIN"})
    void arePagesForTheirRolesOnly(String path, String roles) {
        for (var role : Role.values()) {
            if (role == Role.WORKER) continue;
            var page = Browser.of(house, role).get(path);
            assertThat(page.status()).as("%s for %s: %s", path, role, page.html()).isEqualTo(roles.contains(role.name()) ? 200 : 403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/month-end", "/invoices", "/payments", "/receivables", "/mails", "/disputes", "/incidents", "/finance", "/margins", "/unbilled"})
    void speakGermanToo(String path) {
        var english = Browser.of(house, Role.FINANCE, "en").get(path).html();
        var german = Browser.of(house, Role.FINANCE, "de").get(path).html();
        assertThat(english).contains("<html lang=\"en\"").doesNotContain("??");
        assertThat(german).contains("<html lang=\"de\"").doesNotContain("??");
        assertThat(sentence(german)).isNotEqualTo(sentence(english));
    }

    @Test
    void aClientIsAddedWithItsEInvoiceAndItsProjectSaysWhatItSupplies() {
        var admin = Browser.of(house, Role.ADMIN);
        var code = "EI" + System.nanoTime();
        var fields = new java.util.HashMap<>(Map.of("code", code, "name", "Stadt Musterhausen", "country", "DE", "currency", "EUR", "email", "a@stadt.example",
                "address", "Am Markt 1\n10115 Berlin", "paymentTermsDays", "30", "language", "de", "eInvoice.format", "XRECHNUNG", "eInvoice.orderNumber", ""));
        assertThat(admin.postAndFollow("/clients", fields).html()).contains("XRechnung asks for one");
        fields.put("eInvoice.buyerReference", "04011000-12345-34");
        assertThat(admin.postAndFollow("/clients", fields).html()).contains("Stadt Musterhausen");
        assertThat(admin.get("/clients/" + code).html()).contains("04011000-12345-34").doesNotContain("name=\"consumer\" value=\"true\" checked");
        fields.put("consumer", "true");
        assertThat(admin.postAndFollow("/clients/" + code, fields).html()).contains("name=\"consumer\" value=\"true\" checked");

        var project = bills.project();
        var supply = admin.postAndFollow("/projects/" + project + "/supply", Map.of("work", "TRAINING", "expenses", "SERVICES", "place", "fr")).html();
        assertThat(supply).contains("value=\"FR\"").containsPattern("value=\"TRAINING\"[^>]*selected");
    }

    private static String sentence(String html) {
        return html.replaceAll("(?s).*class=\"sentence\">([^<]*)<.*", "$1");
    }

    @Test
    void anInvoiceIsFoundByItsNumberItsClientAndItsState() {
        var invoice = debts.mailed();
        var finance = Browser.of(house, Role.FINANCE);
        assertThat(finance.get("/invoices?text=" + invoice.number()).html()).contains(invoice.number()).contains("mailed");
        assertThat(finance.get("/invoices?state=MAILED&client=" + invoice.clientCode()).html()).contains(invoice.number());
        assertThat(finance.get("/invoices?state=PAID&client=" + invoice.clientCode()).html()).doesNotContain(invoice.number()).contains("No invoice fits");
        assertThat(finance.get("/invoices?text=%25").html()).as("a percent sign is no joker").contains("No invoice fits");
        assertThat(finance.get("/invoices?state=NONSENSE").status()).isEqualTo(400);
        assertThat(finance.get("/invoices/INV-1999-00001").status()).isEqualTo(404);
    }

    @Test
    void aPaymentInPartAndTheRestOfItSettleAnInvoice() {
        var invoice = debts.mailed();
        var finance = Browser.of(house, Role.FINANCE);
        var part = Map.of("invoiceNumber", invoice.number(), "amount", "1,000.00", "paidOn", times.today().toString(), "reference", "bank 1", "back", "/invoices/" + invoice.number());
        var after = finance.postAndFollow("/payments", part);
        assertThat(after.html()).contains("is still open").contains("paid in part").contains("bank 1");
        assertThat(finance.postAndFollow("/payments", Map.of("invoiceNumber", invoice.number(), "amount", "much", "paidOn", times.today().toString(), "reference", "bank 2")).html())
                .contains("is no amount");
        var rest = finance.postAndFollow("/payments", Map.of("invoiceNumber", invoice.number(), "amount", "", "paidOn", times.today().toString(), "reference", "bank 2"));
        assertThat(rest.html()).contains("is paid in full").contains("bank 2");
        assertThat(receivables.byNumber(invoice.number()).isSettled()).isTrue();
        assertThat(Browser.of(house, Role.MANAGER).post("/payments", part).status()).isEqualTo(403);
    }

    @Test
    void aPaymentThatTheBankTookBackIsOwedAgainAndBookkeepingHearsOfItAtOnce() {
        var invoice = debts.mailed();
        var page = "/invoices/" + invoice.number();
        var finance = Browser.of(house, Role.FINANCE);
        finance.postAndFollow("/payments", Map.of("invoiceNumber", invoice.number(), "amount", "400.00", "paidOn", times.today().toString(), "reference", "bank 3", "back", page));
        times.drain();
        var chargeBack = "/payments/%d/charge-back".formatted(receivables.paymentsOf(invoice.draftId()).get(0).id());
        assertThat(finance.get(page).html()).contains("action=\"" + chargeBack + "\"");
        assertThat(Browser.of(house, Role.MANAGER).post(chargeBack, Map.of("why", "account closed")).status()).isEqualTo(403);
        assertThat(finance.postAndFollow(chargeBack, Map.of("why", " ")).html()).contains("say what the bank says");
        assertThat(finance.postAndFollow(chargeBack, Map.of("why", "account closed")).html()).contains("are owed again, and in dispute", "account closed");
        times.drain();
        assertThat(receivables.byNumber(invoice.number()).open().toString()).isEqualTo("1190.00 EUR");
        assertThat(bills.jdbc.sql("select count(*) from app.connector_memory where entity = 'PaymentChargedBack' and our_id = ?").param(chargeBack.replaceAll("\\D+(\\d+)\\D+", "payment:$1")).query(Long.class).single()).isOne();
        assertThat(house.getBean(io.throughline.receivables.Disputes.class).openOn(invoice.draftId()).orElseThrow().amount()).as("reminders go on for the rest").isEqualByComparingTo("400");
        assertThat(finance.get(page).html()).doesNotContain("action=\"" + chargeBack + "\"");
        assertThat(Browser.of(house, Role.FINANCE, "de").get(page).html()).doesNotContain("??");
    }

    @Test
    void billedHoursAreMovedOnThePageAndTheirCreditIsDecidedThere() {
        var invoice = debts.mailed();
        var entry = bills.jdbc.sql("select item_id from app.billed_portion where invoice_id = ?").param(invoice.draftId()).query(Long.class).single();
        var other = bills.project();
        var manager = Browser.of(house, Role.MANAGER);
        assertThat(manager.get("/invoices/%s/lines/1".formatted(invoice.number())).html()).contains("name=\"workDate\"", "name=\"projectCode\"", "name=\"taskCode\"", "name=\"billable\"");
        var path = "/invoices/%s/corrections".formatted(invoice.number());
        var wish = new java.util.HashMap<>(Map.of("entry", "" + entry, "hours", "", "workDate", "", "projectCode", other, "taskCode", "", "billable", "", "reason", "it was another project's"));
        assertThat(manager.postAndFollow(path, wish).html()).as("a task of that project has to be named").doesNotContain("The hours are corrected");
        wish.put("taskCode", "T1");
        assertThat(manager.postAndFollow(path, wish).html()).contains("finance is asked to credit them", "They stand on", other);
        assertThat(Browser.of(house, Role.FINANCE, "de").get("/invoices/" + invoice.number()).html()).contains(other).doesNotContain("??");
        var id = house.getBean(Corrections.class).of(invoice.draftId()).get(0).id();
        assertThat(manager.post(path + "/%d/accept".formatted(id), Map.of()).status()).isEqualTo(403);
        assertThat(Browser.of(house, Role.FINANCE).postAndFollow(path + "/%d/accept".formatted(id), Map.of()).html()).contains("The hours are credited, and billed anew");
        assertThat(billing.ofProject(other)).singleElement().satisfies(d -> assertThat(d.net().toString()).isEqualTo("1000.00 EUR"));
    }

    @Test
    void anInvoiceIsCreditedOnceWithAReason() {
        var invoice = debts.mailed();
        var finance = Browser.of(house, Role.FINANCE);
        assertThat(finance.get("/invoices/%s/credit".formatted(invoice.number())).html()).contains("cannot be undone");
        assertThat(finance.postAndFollow("/invoices/%s/credit".formatted(invoice.number()), Map.of("reason", " ")).html()).contains("Say why");
        assertThat(finance.postAndFollow("/invoices/%s/credit".formatted(invoice.number()), Map.of("reason", "Wrong month")).html()).contains("credited").contains("Wrong month");
        assertThat(finance.get("/invoices/%s/credit".formatted(invoice.number())).html()).contains("was credited already");
        assertThat(finance.get("/invoices/%s/credit-note.pdf".formatted(invoice.number())).html()).startsWith("%PDF");
    }

    @Test
    void aDisputeIsNotedShownAndSettled() {
        var invoice = debts.mailed();
        Browser.of(house, Role.MANAGER).post("/invoices/%s/disputes".formatted(invoice.number()), Map.of("reason", "Two days too many"));
        times.drain();
        var finance = Browser.of(house, Role.FINANCE);
        assertThat(finance.get("/disputes").html()).contains(invoice.number()).contains("Two days too many");
        var id = house.getBean(io.throughline.receivables.Disputes.class).openOn(invoice.draftId()).orElseThrow().id();
        var settled = finance.postAndFollow("/invoices/%s/disputes/%d/settle".formatted(invoice.number(), id), Map.of("outcome", "They were right about one"));
        assertThat(settled.html()).contains("The dispute is settled").contains("They were right about one");
        assertThat(finance.get("/disputes").html()).doesNotContain(invoice.number());
    }

    @Test
    void thePreviewOfAMonthComesToWhatItsRunDraftsAndTakesNoNumber() {
        var project = bills.project();
        bills.approved(project, bills.person("100.00"), "8.00");
        var finance = Browser.of(house, Role.FINANCE);
        var upTo = bills.cutOff();
        var preview = finance.get("/month-end/preview?upTo=" + upTo).html();
        assertThat(preview).contains(project).contains("€800.00");
        assertThat(billing.ofProject(project)).isEmpty();
        var run = finance.post("/month-end/runs", Map.of("upTo", upTo.toString())).location();
        assertThat(run).contains("/month-end/runs/");
        assertThat(finance.get(run.replaceAll("^https?://[^/]+", "")).html()).contains("hx-trigger=\"every 2s\"");
        times.drain();
        assertThat(finance.get(run.replaceAll("^https?://[^/]+", "")).html()).contains(billing.ofProject(project).get(0).number());
        assertThat(billing.ofProject(project)).singleElement().satisfies(i -> assertThat(i.net().toString()).isEqualTo("800.00 EUR"));
        assertThat(finance.get("/month-end?upTo=2999-01-01").status()).isEqualTo(400);
    }

    @Test
    void aLargeDraftIsReviewedByADirectorAndByNobodyElse() {
        var project = bills.project();
        bills.approved(project, bills.person("2000.00"), "8.00");
        var draft = bills.drafted(project);
        times.drain();
        assertThat(Browser.of(house, Role.FINANCE).get("/invoices?state=IN_REVIEW&text=" + project).html()).contains("in review");
        assertThat(Browser.of(house, Role.FINANCE).get("/invoices/drafts/" + draft.draftId()).html()).doesNotContain("Approve and issue");
        assertThat(Browser.of(house, Role.FINANCE).post("/invoices/drafts/%d/review".formatted(draft.draftId()), Map.of("approved", "true")).status()).isEqualTo(403);
        var director = Browser.of(house, Role.DIRECTOR);
        assertThat(director.get("/invoices/drafts/" + draft.draftId()).html()).contains("Approve and issue");
        assertThat(director.get("/invoices/drafts/%d.pdf".formatted(draft.draftId())).html()).startsWith("%PDF");
        director.post("/invoices/drafts/%d/review".formatted(draft.draftId()), Map.of("approved", "true", "comment", ""));
        times.drain();
        assertThat(billing.get(draft.draftId()).number()).isNotNull();
        assertThat(director.get("/invoices/drafts/" + draft.draftId()).location()).endsWith(billing.get(draft.draftId()).number());
    }

    @Test
    void aLetterIsReadWithWhatIsEnclosedAndALinkIsToldOnce() {
        var invoice = debts.mailed();
        var finance = Browser.of(house, Role.FINANCE);
        var list = finance.get("/mails?about=invoice:" + invoice.draftId()).html();
        assertThat(list).contains(invoice.number()).contains("kept");
        var id = list.replaceAll("(?s).*href=\"/mails/(\\d+)\".*", "$1");
        assertThat(finance.get("/mails/" + id).html()).contains(invoice.number() + ".pdf").contains("no mail server");
        assertThat(finance.get("/mails/%s/attachments/0".formatted(id)).html()).startsWith("%PDF");
        assertThat(finance.get("/mails/%s/attachments/9".formatted(id)).status()).isEqualTo(404);
        assertThat(Browser.of(house, Role.MANAGER).get("/mails/" + id).status()).isEqualTo(403);
        assertThat(finance.postAndFollow("/mails/%s/send".formatted(id), Map.of("to", "new@client.example")).html()).contains("no mail server");
        assertThat(finance.post("/invoices/%s/links".formatted(invoice.number()), Map.of()).status()).isEqualTo(302);
        assertThat(finance.get("/invoices/" + invoice.number()).html()).contains("not shown again");
        assertThat(finance.get("/invoices/" + invoice.number()).html()).doesNotContain("not shown again").contains("Letters");
    }

    @Test
    void aLineIsExplainedDownToItsEntries() {
        var invoice = debts.mailed();
        var line = Browser.of(house, Role.AUDITOR).get("/invoices/%s/lines/1".formatted(invoice.number()));
        assertThat(line.html()).contains("10.00 h of").contains("T1");
        assertThat(Browser.of(house, Role.AUDITOR).get("/invoices/%s/lines/99".formatted(invoice.number())).status()).isEqualTo(404);
    }

    @Test
    void aClientsAccountAndReceivablesByAgeLeadToTheirInvoices() {
        var invoice = debts.mailed();
        var finance = Browser.of(house, Role.FINANCE);
        assertThat(finance.get("/receivables/clients/" + invoice.clientCode()).html()).contains(invoice.number()).contains("€1,190.00");
        assertThat(finance.get("/receivables?client=" + invoice.clientCode()).html()).contains(invoice.number());
        assertThat(finance.get("/receivables?client=%s&bucket=OVER_90".formatted(invoice.clientCode())).html()).doesNotContain(invoice.number());
        assertThat(finance.get("/receivables?asOf=" + times.today().minusDays(1)).html()).doesNotContain(invoice.number());
        assertThat(finance.get("/receivables/clients/NOBODY").status()).isEqualTo(404);
    }

    @Test
    void whatAPersonCostsIsForThoseWhoMayKnow() {
        assertThat(Browser.of(house, Role.FINANCE).get("/margins?by=PERSON&from=2020-01-01").html()).contains(">Labour<");
        assertThat(Browser.of(house, Role.MANAGER).get("/margins?by=PERSON&from=2020-01-01").html()).doesNotContain(">Labour<").doesNotContain(">Margin<");
    }
}
