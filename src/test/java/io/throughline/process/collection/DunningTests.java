package io.throughline.process.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.InvoicePapers;
import io.throughline.billing.InvoiceSummary;
import io.throughline.ledger.Ledger;
import io.throughline.process.Inbox;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.dunning.DunningClaims;
import io.throughline.receivables.DunningPolicy;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.Reminders;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reminders by class of client, what they claim beside the invoice, and what becomes of it. */
@ThroughlineTest
class DunningTests {
    @Autowired ApplicationContext house;
    @Autowired Receivables receivables;
    @Autowired Reminders reminders;
    @Autowired DunningClaims claims;
    @Autowired DunningPolicy policy;
    @Autowired InvoicePapers papers;
    @Autowired Ledger ledger;
    @Autowired Inbox inbox;
    @Autowired Times times;
    @Autowired JdbcClient db;
    private DebtFixture debts;

    @BeforeEach
    void makeDebts() {
        debts = new DebtFixture(house);
    }

    @Test
    void aCourteousClientHearsBeforeTheDueDateAndEachLevelOnce() {
        var invoice = mailedTo("COURTEOUS");
        times.moveTo(invoice.dueDate().plusDays(60).atTime(12, 0));
        assertThat(reminders.of(invoice.draftId())).extracting(Reminders.Reminder::sentOn).containsExactly(invoice.dueDate().minusDays(3), invoice.dueDate().plusDays(5), invoice.dueDate().plusDays(21));
        assertThat(letter(invoice, 1)).startsWith("Due on").doesNotContain("fee");
        assertThat(letter(invoice, 3)).contains("fee of EUR 5.00", "Together that is EUR 1,195.00");
    }

    @Test
    void aFeeStandsBesideTheInvoiceAndIsNeverTakenTwice() throws Exception {
        var invoice = debts.mailed();
        var said = papers.pdf(invoice.draftId());
        times.moveTo(invoice.dueDate().plusDays(14).atTime(10, 0));
        for (int i = 0; i < 20; i++) reminders.send(invoice.draftId(), 2);
        assertThat(claims.of(invoice.draftId())).singleElement().satisfies(c -> assertThat(c.amount().toString()).isEqualTo("5.00 EUR"));
        assertThat(letter(invoice, 2)).contains("fee of EUR 5.00");
        var paper = db.sql("select a.content from app.mail_attachment a join app.mail m on m.id = a.mail_id where m.key = ?").param("reminder:%d:2".formatted(invoice.draftId())).query(byte[].class).single();
        assertThat(new PdfTextExtractor(new PdfReader(paper)).getTextFromPage(1)).as("a paper of its own with the fee on a line of its own")
                .contains("Second reminder", invoice.number(), "EUR 1,190.00", "EUR 5.00", "EUR 1,195.00").containsIgnoringCase("fee");
        assertThat(papers.pdf(invoice.draftId())).isEqualTo(said);
        assertThat(receivables.get(invoice.draftId()).open().toString()).isEqualTo("1190.00 EUR");
        assertThatThrownBy(() -> db.sql("""
                insert into app.dunning_claim (draft_id, kind, level, amount, currency, arose_on, basis)
                select draft_id, kind, level, amount, currency, arose_on, basis from app.dunning_claim where draft_id = ?""").param(invoice.draftId()).update())
                .hasMessageContaining("dunning_claim_never_twice");
    }

    @Test
    void whatIsClaimedStaysWhenTheInvoiceIsPaidUntilItIsPaidOrWaived() {
        var invoice = mailedTo("STRICT");
        times.moveTo(invoice.dueDate().plusDays(73).atTime(8, 0));
        receivables.receivePayment(invoice.number(), invoice.gross(), invoice.dueDate().plusDays(73), "late");
        var left = claims.of(invoice.draftId());
        assertThat(left).extracting(DunningClaims.Claim::kind, c -> c.amount().toString(), DunningClaims.Claim::state)
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple("FEE", "40.00 EUR", "OPEN"), org.assertj.core.groups.Tuple.tuple("INTEREST", interest(invoice), "OPEN"));
        var income = balance("4800");
        claims.paid(left.get(0).id(), times.today(), "fee paid");
        claims.waive(left.get(1).id(), "good client");
        assertThat(balance("4800").subtract(income)).isEqualByComparingTo(left.get(0).amount().amount().negate());
        assertThatThrownBy(() -> claims.waive(left.get(0).id(), "again")).isInstanceOf(io.throughline.api.Refused.class);
        assertThatThrownBy(() -> db.sql("update app.dunning_claim set amount = 1 where id = ?").param(left.get(0).id()).update()).hasMessageContaining("stays as it is");
        assertThat(ledger.receivablesApart()).isEmpty();
    }

    @Test
    void remindersGoOnForWhatIsNotDisputed() {
        var invoice = debts.mailed();
        receivables.openDispute(invoice.number(), "two hours too many", DebtFixture.euro("200.00"));
        times.moveTo(invoice.dueDate().plusDays(15).atTime(10, 0));
        assertThat(reminders.of(invoice.draftId())).hasSize(2);
        assertThat(letter(invoice, 1)).contains("EUR 990.00").contains("what you object to: EUR 200.00");
        receivables.receivePayment(invoice.number(), DebtFixture.euro("990.00"), times.today(), "the rest");
        times.moveTo(invoice.dueDate().plusDays(31).atTime(10, 0));
        assertThat(reminders.of(invoice.draftId())).hasSize(2);
        assertThat(inbox.open("settleDispute", String.valueOf(invoice.draftId()))).hasSize(1);
    }

    @Test
    void aNoticeSetsANewDueDate() {
        var invoice = mailedTo("NOTICE");
        times.moveTo(invoice.dueDate().plusDays(3).atTime(10, 0));
        assertThat(db.sql("select new_due from app.reminder where draft_id = ?").param(invoice.draftId()).query(LocalDate.class).single()).isEqualTo(invoice.dueDate().plusDays(17));
        assertThat(letter(invoice, 1)).contains("The new due date is");
    }

    @Test
    void theTablesSayRatesByHalfYear() {
        assertThat(policy.interest(false, LocalDate.of(2026, 3, 1)).toPlainString()).isEqualTo("10.15");
        assertThat(policy.interest(false, LocalDate.of(2025, 6, 30)).toPlainString()).isEqualTo("11.15");
        assertThat(policy.interest(true, LocalDate.of(2024, 12, 31)).toPlainString()).isEqualTo("9.25");
        assertThat(List.of(policy.terms("STANDARD", 1).fee().signum(), policy.terms("STANDARD", 2).fee().intValue(), policy.terms("STRICT", 1).fee().intValue())).containsExactly(0, 5, 40);
    }

    private String interest(InvoiceSummary invoice) {
        var sum = java.math.BigDecimal.ZERO;
        for (int day = 1; day <= 73; day++) {
            sum = sum.add(invoice.gross().amount().multiply(policy.interest(false, invoice.dueDate().plusDays(day))).divide(new java.math.BigDecimal("36500"), java.math.MathContext.DECIMAL128));
        }
        return io.throughline.quantity.Money.rounded(sum, "EUR").toString();
    }

    private InvoiceSummary mailedTo(String clientClass) {
        var invoice = debts.mailed();
        db.sql("insert into app.client_class (client_code, class) values (?, ?)").params(invoice.clientCode(), clientClass).update();
        db.sql("select 1").query(Integer.class).single();
        house.getBean(io.throughline.receivables.Receivables.class).openDispute(invoice.number(), "plan anew");
        inbox.open("settleDispute", String.valueOf(invoice.draftId())).forEach(t -> inbox.complete(t.getId(), "fiona", List.of("finance"), Map.of("outcome", "planned")));
        times.drain();
        return invoice;
    }

    private String letter(InvoiceSummary invoice, int level) {
        return db.sql("select subject || ' ' || body from app.mail where key = ?").param("reminder:%d:%d".formatted(invoice.draftId(), level)).query(String.class).single();
    }

    private java.math.BigDecimal balance(String account) {
        return ledger.trialBalance(times.today()).stream().filter(a -> a.account().equals(account)).findFirst().orElseThrow().balance();
    }
}
