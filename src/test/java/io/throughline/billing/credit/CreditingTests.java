package io.throughline.billing.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.CreditNoteSummary;
import io.throughline.billing.CreditWish.Piece;
import io.throughline.billing.CreditWish;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.drafting.DraftOutcome;
import io.throughline.journal.Actor;
import io.throughline.ledger.Ledger;
import io.throughline.project.BillingTerms;
import io.throughline.project.Milestones;
import io.throughline.project.NewProject.NewMilestone;
import io.throughline.project.ProjectTask;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Fixed;
import io.throughline.project.Terms.MilestonePrice;
import java.math.BigDecimal;
import io.throughline.receivables.Receivables;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;

/** Credit notes in full, by line, by hours and by amount: each frees what it covers, and no more. */
@ThroughlineTest
class CreditingTests {
    @Autowired ApplicationContext house;
    @Autowired Receivables receivables;
    @Autowired Ledger ledger;
    @Autowired Times times;
    private BillingFixture firm;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
    }

    @AfterEach
    void theBooksAgree() {
        assertThat(ledger.receivablesApart()).isEmpty();
        assertThat(ledger.trialBalance(times.today()).stream().map(Ledger.AccountBalance::balance).reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)).isEqualByComparingTo("0");
    }

    @Test
    void creditedHoursAloneComeBackAndAreBilledOnce() {
        var invoice = firm.issuedInvoice();
        var project = invoice.projectCodes().get(0);
        var note = credit(invoice, new CreditWish("Too many hours", List.of(new Piece(1, "3.50", null, null)), null, null));
        assertThat(note.net().toString()).isEqualTo("350.00 EUR");
        assertThat(note.vat().toString()).isEqualTo("66.50 EUR");
        assertThat(receivables.get(invoice.draftId()).open().toString()).isEqualTo("535.50 EUR");
        assertThat(firm.billing.byNumber(invoice.number()).state()).isEqualTo(InvoiceState.ISSUED);
        assertThat(firm.billing.unbilled(project)).containsExactly("3.50 approved hours are not billed.");
        var again = firm.issued(project);
        assertThat(again.net().toString()).isEqualTo("350.00 EUR");
        assertThat(firm.runs.draft(firm.run(), project)).isInstanceOf(DraftOutcome.NothingDue.class);
        credit(invoice, new CreditWish("And one more", null, "1.00", null));
        assertThat(firm.issued(project).net().toString()).isEqualTo("100.00 EUR");
        var rest = credit(invoice, CreditWish.inFull("All of it"));
        assertThat(rest.gross().toString()).isEqualTo("416.50 EUR");
        assertThat(firm.billing.byNumber(invoice.number()).state()).isEqualTo(InvoiceState.CREDITED);
        assertThat(firm.billing.unbilled(project)).containsExactly("3.50 approved hours are not billed.");
        assertThat(firm.creditNotes.of(invoice.number())).hasSize(3).allSatisfy(n -> assertThat(firm.papers.creditNotePdf(n.number())).startsWith("%PDF".getBytes()));
        assertThatThrownBy(() -> credit(invoice, CreditWish.inFull("Again"))).isInstanceOf(Refused.class).hasMessageContaining(rest.number());
        assertThat(ledger.completeness().difference()).isEqualByComparingTo("0");
    }

    @Test
    void aLineOrAnAmountIsCredited() {
        var project = firm.project();
        firm.approved(project, firm.person("100.00"), "8.00");
        firm.approved(project, firm.person("33.33"), "1.00");
        firm.expense(project, "50.00", "EUR", "0.00");
        var invoice = firm.issued(project);
        credit(invoice, new CreditWish("No expenses agreed", List.of(new Piece(3, null, null, null)), null, null));
        assertThat(firm.billing.unbilled(project)).containsExactly("1 approved expenses are not billed.");
        credit(invoice, new CreditWish("As agreed on the phone", null, null, "83.33"));
        assertThat(firm.billing.unbilled(project)).containsExactly("1 approved expenses are not billed.");
        var left = credit(invoice, CreditWish.inFull("The rest"));
        assertThat(left.net().toString()).isEqualTo("750.00 EUR");
        assertThat(firm.creditNotes.of(invoice.number()).stream().map(CreditNoteSummary::gross).reduce(io.throughline.quantity.Money::plus)).contains(invoice.gross());
        assertThat(receivables.get(invoice.draftId()).isSettled()).isTrue();
    }

    @Test
    void hoursThatAPriceCoversStayCoveredWhenALineOfHoursIsCredited(@Autowired BillingTerms terms, @Autowired Milestones milestones) {
        var project = firm.project();
        firm.projects.addTask(new ProjectTask(project, "BUILD", "Build", "", 2, BigDecimal.TEN, true, null, null, false));
        milestones.plan(project, new NewMilestone("Launch", firm.cutOff()));
        terms.agree(project, firm.cutOff().minusMonths(2), new Terms(null, null, new Fixed(new BigDecimal("500.00"), null, List.of(new MilestonePrice("Launch", new BigDecimal("500.00"), null)), List.of("BUILD")), null, null, null, null));
        var id = milestones.of(project).get(0).id();
        Actor.as("MGR", () -> milestones.accept(id));
        firm.jdbc.sql("update app.milestone set accepted_on = ? where id = ?").params(firm.cutOff(), id).update();
        firm.approved(project, firm.person("100.00"), "2.00");
        var covered = firm.approved(project, firm.person("100.00"), "3.00", "BUILD");
        var invoice = firm.issued(project);
        credit(invoice, new CreditWish("Not worked", List.of(new Piece(1, "2.00", null, null)), null, null));
        assertThat(firm.jdbc.sql("select coverage from app.billed_portion where item_id = ? and item_kind = 'TIME' and released_by is null").param(covered).query(String.class).list()).containsExactly("FIXED_FEE");
        assertThat(firm.billing.unbilled(project)).containsExactly("2.00 approved hours are not billed.");
        credit(invoice, CreditWish.inFull("All of it"));
        assertThat(firm.billing.unbilled(project)).containsExactly("5.00 approved hours are not billed.");
    }

    @Test
    void whatWasPaidAlreadyIsOwedToTheClient() {
        var invoice = firm.issuedInvoice();
        receivables.receivePayment(invoice.number(), invoice.gross(), times.today(), "A");
        credit(invoice, new CreditWish("One hour too many", null, "1.00", null));
        var credits = house.getBean(io.throughline.receivables.ClientCredits.class).open(invoice.clientCode());
        assertThat(credits).singleElement().satisfies(c -> assertThat(c.rest().toString()).isEqualTo("119.00 EUR"));
    }

    @Test
    void creditAndBillAnewAreOneDeed() {
        var invoice = firm.issuedInvoice();
        var anew = Actor.as("FIN", () -> firm.creditNotes.rebill(invoice.number(), CreditWish.inFull("Wrong address")));
        assertThat(anew.creditNote().gross()).isEqualTo(invoice.gross());
        assertThat(anew.draft().net()).isEqualTo(invoice.net());
        var other = firm.issuedInvoice();
        assertThatThrownBy(() -> Actor.as("FIN", () -> firm.creditNotes.rebill(other.number(), new CreditWish("Cheaper", null, null, "10.00")))).isInstanceOf(Refused.class);
        assertThat(firm.creditNotes.of(other.number())).isEmpty();
    }

    @Test
    void refusesByFieldWhatIsBeyondTheInvoice() {
        var invoice = firm.issuedInvoice();
        assertField("reason", invoice, CreditWish.inFull(" "));
        assertField("lines[0].position", invoice, new CreditWish("x", List.of(new Piece(7, null, null, null)), null, null));
        assertField("lines[0].hours", invoice, new CreditWish("x", List.of(new Piece(1, "8.01", null, null)), null, null));
        assertField("lines[0].amount", invoice, new CreditWish("x", List.of(new Piece(1, null, "800.01", null)), null, null));
        assertField("amount", invoice, new CreditWish("x", null, null, "1.005"));
        assertField("lines", invoice, new CreditWish("x", null, "1.00", "1.00"));
        assertField("timeEntryId", invoice, new CreditWish("x", List.of(new Piece(1, "1.00", null, -1L)), null, null));
    }

    @Test
    void ofManyAtOnceNoMoreIsCreditedThanThereIs() {
        var invoice = firm.issuedInvoice();
        var credited = IntStream.range(0, 6).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
            try {
                credit(invoice, new CreditWish("Parallel " + i, null, "3.00", null));
                return 1;
            } catch (InvalidInput | Refused e) {
                return 0;
            }
        })).toList().stream().mapToInt(CompletableFuture::join).sum();
        assertThat(credited).isEqualTo(2);
        assertThat(receivables.get(invoice.draftId()).open().toString()).isEqualTo("238.00 EUR");
    }

    @Test
    void theDatabaseRefusesToCreditBeyondTheInvoice() {
        var invoice = firm.issuedInvoice();
        credit(invoice, new CreditWish("Part", null, "5.00", null));
        var insert = """
                with n as (insert into app.credit_note (invoice_id, number, issue_date, currency, net, vat, gross, reason, issued_by, content, content_hash)
                           values (%d, 'CN-TEST', now()::date, 'EUR', %s, 0, %s, 'x', 'x', 'x', repeat('0', 64)) returning id)
                insert into app.credit_note_line select id, %d, 1, null, %s, false from n""";
        assertThatThrownBy(() -> firm.jdbc.sql(insert.formatted(invoice.draftId(), "300.01", "300.01", invoice.draftId(), "300.01")).update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> firm.jdbc.sql("update app.credit_note_line set amount = 1").update()).hasMessageContaining("append-only");
        assertThatThrownBy(() -> firm.jdbc.sql("insert into app.credit_note_line select id, invoice_id, 1, null, 1, false from app.credit_note where invoice_id = " + invoice.draftId()).update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> firm.jdbc.sql("""
                insert into app.billed_portion (item_kind, item_id, part, quantity, coverage, run_id, project_code, invoice_id, line, split_from)
                select item_kind, item_id, 9, quantity, coverage, run_id, project_code, invoice_id, line, id from app.billed_portion where invoice_id = ? and released_by is not null""")
                .param(invoice.draftId()).update()).hasMessageContaining("no part");
    }

    private CreditNoteSummary credit(InvoiceSummary invoice, CreditWish wish) {
        return Actor.as("FIN", () -> firm.creditNotes.credit(invoice.number(), wish));
    }

    private void assertField(String field, InvoiceSummary invoice, CreditWish wish) {
        assertThatThrownBy(() -> credit(invoice, wish)).isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.problems()).extracting("field").contains(field));
    }
}
