package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.billing.paper.InvoiceDetail.Grouping;
import io.throughline.billing.paper.InvoiceWishes;
import io.throughline.journal.Actor;
import io.throughline.ledger.Ledger;
import io.throughline.project.BillingTerms;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Cap;
import io.throughline.quantity.IsoWeek;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;

/** Billed time is corrected by a pair, and the pair leads to a credit and a line anew. */
@ThroughlineTest
class CorrectionTests {
    @Autowired ApplicationContext house;
    @Autowired Corrections corrections;
    @Autowired Billing billing;
    @Autowired Ledger ledger;
    @Autowired InvoiceWishes wishes;
    @Autowired BillingTerms terms;
    private BillingFixture firm;
    private String project;
    private long entry;
    private InvoiceSummary invoice;

    @BeforeEach
    void billed() {
        firm = new BillingFixture(house);
        project = firm.project();
        entry = firm.approved(project, firm.person("100.00"), "8.00");
        invoice = firm.issued(project);
    }

    @Test
    void aCorrectionIsAPairThatProposesACreditAndLeadsToALineAnew() {
        var before = ledger.completeness();
        var made = correct("6.00");
        assertThat(hours(made.reversalId())).isEqualByComparingTo("-8");
        assertThat(hours(made.replacementId())).isEqualByComparingTo("6");
        assertThat(hours(entry)).isEqualByComparingTo("8");
        assertThat(made.state()).isEqualTo("PROPOSED");
        assertThat(corrections.of(invoice.draftId())).extracting(Corrections.Correction::id).containsExactly(made.id());
        assertThat(firm.draft(project)).isInstanceOf(DraftOutcome.NothingDue.class);
        proved(before, "-2");

        var done = Actor.as("fiona", () -> corrections.accept(made.id()));
        assertThat(done.creditNote()).isNotNull();
        assertThat(billing.get(done.rebillDraftId()).net().toString()).isEqualTo("600.00 EUR");
        assertThat(billing.byNumber(invoice.number()).state().name()).isEqualTo("CREDITED");
        assertThat(corrections.of(done.rebillDraftId())).extracting(Corrections.Correction::id).containsExactly(made.id());
        proved(before, "-2");
        var issued = billing.issue(done.rebillDraftId());
        assertThat(billing.explain(issued.number()).get(done.rebillLine() - 1).items()).singleElement().satisfies(item -> {
            assertThat(item.id()).isEqualTo(made.replacementId());
            assertThat(item.correction()).isEqualTo("in place of entry %d, 8.00 h on invoice %s: two hours were another project's".formatted(entry, invoice.number()));
        });
        assertThat(billing.explain(invoice.number()).get(0).items().get(0).correction()).startsWith("corrected to 6.00 h by entry " + made.reversalId() + " and " + made.replacementId());
        assertThatThrownBy(() -> corrections.accept(made.id())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> correct("5.00")).isInstanceOf(Refused.class);
    }

    @Test
    void hoursThatWereNeverWorkedAreCreditedAndNotBilledAnew() {
        var before = ledger.completeness();
        var made = correct("0");
        var done = Actor.as("fiona", () -> corrections.accept(made.id()));
        assertThat(done.rebillDraftId()).isNull();
        assertThat(firm.draft(project)).isInstanceOf(DraftOutcome.NothingDue.class);
        proved(before, "-8");
    }

    @Test
    void aDeclinedCreditLeavesTheInvoiceAndWritesTheDifferenceOff() {
        var before = ledger.completeness();
        var made = correct("6.00");
        assertThatThrownBy(() -> corrections.decline(made.id(), " ")).hasMessageContaining("why the invoice stands");
        Actor.as("fiona", () -> corrections.decline(made.id(), "the client agreed to the eight hours"));
        assertThat(firm.draft(project)).isInstanceOf(DraftOutcome.NothingDue.class);
        var now = ledger.completeness();
        assertThat(now.writtenOff().subtract(before.writtenOff())).isEqualByComparingTo("-2");
        assertThat(now.billed()).isEqualByComparingTo(before.billed());
        proved(before, "-2");
    }

    @Test
    void hoursOfAnotherProjectAreCreditedHereAndBilledThere() {
        var before = ledger.completeness();
        var other = firm.project();
        var made = moved(null, other, "T1", null);
        assertThat(made.newProjectCode()).isEqualTo(other);
        assertThat(made.moved()).isTrue();
        assertThat(firm.draft(other)).as("held back until the credit is decided").isInstanceOf(DraftOutcome.NothingDue.class);
        var done = Actor.as("fiona", () -> corrections.accept(made.id()));
        assertThat(billing.byNumber(invoice.number()).state().name()).isEqualTo("CREDITED");
        assertThat(billing.get(done.rebillDraftId())).satisfies(d -> {
            assertThat(d.projectCodes()).containsExactly(other);
            assertThat(d.net().toString()).isEqualTo("800.00 EUR");
        });
        assertThat(firm.draft(project)).isInstanceOf(DraftOutcome.NothingDue.class);
        assertThat(billing.explain(invoice.number()).get(0).items().get(0).correction()).startsWith("corrected to 8.00 h on project " + other);
        proved(before, "0");
    }

    @Test
    void hoursThatAreNotBilledAfterAllAreCreditedAndStayWorked() {
        var before = ledger.completeness();
        var made = moved(null, null, null, false);
        var done = Actor.as("fiona", () -> corrections.accept(made.id()));
        assertThat(done.rebillDraftId()).isNull();
        assertThat(ledger.completeness().nonBillable().subtract(before.nonBillable())).isEqualByComparingTo("8");
        proved(before, "0");
    }

    @Test
    void aDayIsCorrectedInItsWeekAndATaskToOneThatThereIs() {
        var day = firm.cutOff();
        var sibling = day.getDayOfWeek() == java.time.DayOfWeek.MONDAY ? day.plusDays(1) : day.minusDays(1);
        assertThatThrownBy(() -> moved(day.minusDays(7), null, null, null)).isInstanceOf(InvalidInput.class).hasMessageContaining("is not in " + IsoWeek.of(day));
        assertThatThrownBy(() -> moved(null, null, "T9", null)).isInstanceOf(InvalidInput.class).hasMessageContaining("no task 'T9'");
        assertThatThrownBy(() -> moved(null, firm.project(), null, null)).isInstanceOf(InvalidInput.class).hasMessageContaining("taskCode");
        assertThatThrownBy(() -> moved(null, null, null, null)).isInstanceOf(InvalidInput.class).hasMessageContaining("says already");
        var made = moved(sibling, null, null, null);
        Actor.as("fiona", () -> corrections.decline(made.id(), "it does not matter to the client"));
        assertThat(firm.jdbc.sql("select work_date from app.time_entry where id = ?").param(made.replacementId()).query(LocalDate.class).single()).isEqualTo(sibling);
        assertThat(firm.draft(project)).isInstanceOf(DraftOutcome.NothingDue.class);
    }

    private Corrections.Correction moved(LocalDate day, String toProject, String task, Boolean billable) {
        return Actor.as("fiona", () -> corrections.correct(entry, new Corrections.Wish(null, day, toProject, task, billable, null, "it was something else")));
    }

    @Test
    void whileADraftIsKeptOpenTheHoursWaitForTheDecisionAndThenJoinIt() {
        wishes.set(invoice.clientCode(), new InvoiceWishes.Wish(Grouping.PERSON, true, 3));
        firm.approved(project, firm.person("100.00"), "1.00");
        var open = firm.drafted(project);
        var made = correct("6.00");
        assertThat(billing.get(open.draftId()).net().toString()).as("held back before anybody hears of them").isEqualTo("100.00 EUR");
        var done = Actor.as("fiona", () -> corrections.accept(made.id()));
        assertThat(done.rebillDraftId()).isEqualTo(open.draftId());
        assertThat(done.rebillLine()).isEqualTo(2);
        assertThat(billing.get(open.draftId()).net().toString()).isEqualTo("700.00 EUR");
        billing.close(open.draftId());
        assertThat(ledger.completeness().items()).isEmpty();
    }

    @Test
    void creditedHoursMakeRoomUnderACap() {
        var capped = firm.project();
        terms.agree(capped, firm.cutOff().minusMonths(3), new Terms(null, new Cap(new BigDecimal("1000.00"), Cap.Reached.STOP), null, null, null, null, null));
        var ann = firm.person("100.00");
        var wrong = firm.approved(capped, ann, "8.00");
        firm.approved(capped, ann, "2.00");
        assertThat(firm.issued(capped).net().toString()).isEqualTo("1000.00 EUR");
        var made = Actor.as("fiona", () -> corrections.correct(wrong, wish("6.00")));
        var done = Actor.as("fiona", () -> corrections.accept(made.id()));
        assertThat(billing.get(done.rebillDraftId()).net().toString()).isEqualTo("600.00 EUR");
        firm.approved(capped, ann, "3.00");
        assertThat(firm.drafted(capped).net().toString()).as("1000.00 - 800.00 + 600.00 are billed").isEqualTo("200.00 EUR");
    }

    @Test
    void hoursThatAreBeingCorrectedAreNotCreditedOtherwise() {
        var made = correct("6.00");
        assertThatThrownBy(() -> firm.creditNotes.credit(invoice.number(), "all of it")).isInstanceOf(Refused.class).hasMessageContaining("Time entry %d of it is being corrected".formatted(entry));
        assertThatThrownBy(() -> firm.creditNotes.rebill(invoice.number(), CreditWish.inFull("anew"))).isInstanceOf(Refused.class);
        Actor.as("fiona", () -> corrections.decline(made.id(), "it stands"));
        assertThat(firm.creditNotes.credit(invoice.number(), "all of it").net().toString()).isEqualTo("800.00 EUR");
    }

    @Test
    void nobodyCorrectsTheirOwnHoursAndNothingIsEditedSilently() {
        var person = firm.jdbc.sql("select person_code from app.time_entry where id = ?").param(entry).query(String.class).single();
        assertThatThrownBy(() -> Actor.as(person, () -> corrections.correct(entry, wish("6.00")))).isInstanceOf(Refused.class).hasMessageContaining("your own hours");
        assertThatThrownBy(() -> firm.jdbc.sql("update app.time_entry set hours = 6 where id = ?").param(entry).update()).isInstanceOf(DataAccessException.class);
        var unbilled = firm.approved(project, firm.person("100.00"), "3.00");
        assertThatThrownBy(() -> Actor.as("fiona", () -> corrections.correct(unbilled, wish("2.00")))).isInstanceOf(Refused.class).hasMessageContaining("re-open its week");
    }

    private Corrections.Correction correct(String hours) {
        return Actor.as("fiona", () -> corrections.correct(entry, wish(hours)));
    }

    private static Corrections.Wish wish(String hours) {
        return new Corrections.Wish(new BigDecimal(hours), null, null, null, null, null, "two hours were another project's");
    }

    private BigDecimal hours(long id) {
        return firm.jdbc.sql("select hours from app.time_entry where id = ?").param(id).query(BigDecimal.class).single();
    }

    private void proved(Ledger.Completeness before, String approved) {
        var now = ledger.completeness();
        assertThat(now.difference()).isEqualByComparingTo("0");
        assertThat(now.items()).isEmpty();
        assertThat(now.approved().subtract(before.approved())).isEqualByComparingTo(approved);
    }
}
