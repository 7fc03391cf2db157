package io.throughline.receivables.payment;

import static io.throughline.receivables.DebtFixture.euro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.api.InvalidInput;
import io.throughline.api.Refused;
import io.throughline.billing.CreditNotes;
import io.throughline.journal.Actor;
import io.throughline.quantity.Money;
import io.throughline.receivables.Ageing;
import io.throughline.receivables.ClientCredit;
import io.throughline.receivables.ClientCredits;
import io.throughline.receivables.DebtFixture;
import io.throughline.receivables.Receivables;
import io.throughline.receivables.WriteOffs;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ThroughlineTest
class PaymentsTests {
    @Autowired ApplicationContext house;
    @Autowired CreditNotes creditNotes;
    @Autowired Receivables receivables;
    @Autowired Ageing ageing;
    @Autowired WriteOffs writeOffs;
    @Autowired ClientCredits credits;
    @Autowired Times times;
    @Autowired JdbcClient db;
    private DebtFixture debts;

    @BeforeEach
    void makeDebts() {
        debts = new DebtFixture(house);
    }

    @Test
    void anInvoiceIsOpenUntilItIsPaidInFull() {
        var invoice = debts.issued();
        receivables.receivePayment(invoice.number(), euro("190.00"), times.today(), "A");
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(euro("1000.00"));
        assertThat(receivables.openOf(invoice.projectCodes().get(0))).hasSize(1);
        receivables.receivePayment(invoice.number(), euro("1000.00"), times.today(), "B");
        assertThat(receivables.byNumber(invoice.number()).settledOn()).isEqualTo(times.today());
        assertThat(receivables.openOf(invoice.projectCodes().get(0))).isEmpty();
    }

    @Test
    void theSameReferenceIsTheSamePayment() {
        var invoice = debts.issued();
        var first = receivables.receivePayment(invoice.number(), euro("1190.00"), times.today(), "bank 7");
        assertThat(receivables.receivePayment(invoice.number(), euro("1190.00"), times.today(), "bank 7")).isEqualTo(first);
        assertThat(receivables.paymentsOf(invoice.draftId())).hasSize(1);
        assertThatThrownBy(() -> receivables.receivePayment(invoice.number(), euro("1.00"), times.today(), "bank 7"))
                .isInstanceOf(Refused.class).hasMessageContaining("1190.00 EUR").hasMessageContaining("1.00 EUR");
    }

    @Test
    void refusesByFieldWhatIsNoPayment() {
        var invoice = debts.issued();
        assertRefusedField("amount", invoice.number(), euro("0.00"), 0);
        assertRefusedField("amount", invoice.number(), euro("-1.00"), 0);
        assertRefusedField("paidOn", invoice.number(), euro("1.00"), 1);
        assertRefusedField("invoiceNumber", "INV-NONE", euro("1.00"), 0);
        assertRefusedField("currency", invoice.number(), Money.of("1.00", "MDL"), 0);
    }

    private void assertRefusedField(String field, String number, Money amount, int daysAhead) {
        assertThatThrownBy(() -> receivables.receivePayment(number, amount, times.today().plusDays(daysAhead), "R"))
                .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.problems()).extracting("field").containsExactly(field));
    }

    @Test
    void ofManyAtOnceOnlyAsMuchAsIsOpenIsTaken() {
        var invoice = debts.issued();
        var attempts = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.runAsync(() ->
                receivables.receivePayment(invoice.number(), euro("595.00"), times.today(), "parallel " + i))).toList();
        attempts.forEach(CompletableFuture::join);
        assertThat(receivables.get(invoice.draftId()).paid()).isEqualTo(euro("1190.00"));
        assertThat(credits.open(invoice.clientCode()).stream().map(ClientCredit::rest).reduce(Money::plus)).contains(euro("3570.00"));
    }

    @Test
    void theDatabaseRefusesWhatDoesNotAddUp() {
        var invoice = debts.issued();
        assertThatThrownBy(() -> db.sql("update app.receivable set paid = 2000 where draft_id = ?").param(invoice.draftId()).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("receivable_never_more_than_owed");
        assertThatThrownBy(() -> db.sql("update app.receivable set paid = 10 where draft_id = ?").param(invoice.draftId()).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("does not add up");
        receivables.receivePayment(invoice.number(), euro("5.00"), times.today(), "R");
        assertThatThrownBy(() -> db.sql("update app.payment set amount = 6 where draft_id = ?").param(invoice.draftId()).update())
                .isInstanceOf(DataAccessException.class).hasMessageContaining("append-only");
    }

    @Test
    void aCreditNoteTakesAwayWhatIsOpen() {
        var invoice = debts.issued();
        receivables.receivePayment(invoice.number(), euro("90.00"), times.today(), "R");
        creditNotes.credit(invoice.number(), "wrong client");
        assertThat(receivables.get(invoice.draftId()).isSettled()).isTrue();
        assertThat(receivables.get(invoice.draftId()).open()).isEqualTo(euro("0.00"));
    }

    @Test
    void aWriteOffNeedsASecondPerson() {
        var invoice = debts.issued();
        Actor.as("fiona", () -> writeOffs.request(invoice.draftId(), "insolvent"));
        assertThatThrownBy(() -> Actor.as("fiona", () -> writeOffs.confirm(invoice.draftId()))).isInstanceOf(Refused.class).hasMessageContaining("fiona");
        assertThatThrownBy(() -> db.sql("""
                update app.write_off set confirmed = true, decided_by = requested_by, decided_at = requested_at, amount = 1190, written_off_on = '2026-01-01'
                where draft_id = ?""").param(invoice.draftId()).update()).hasMessageContaining("write_off_two_people");
        Actor.as("dora", () -> writeOffs.confirm(invoice.draftId()));
        assertThat(receivables.get(invoice.draftId()).isSettled()).isTrue();
    }

    @Test
    void anEarlierDaysAnswerStaysTheSame() {
        var invoice = debts.issued();
        var issued = times.today();
        var due = invoice.dueDate();
        times.daysOn(70);
        receivables.receivePayment(invoice.number(), euro("190.00"), due.plusDays(20), "A");
        receivables.receivePayment(invoice.number(), euro("1000.00"), due.plusDays(35), "B");
        assertThat(ageingRow(invoice.clientCode(), issued).notDue()).isEqualTo(euro("1190.00"));
        assertThat(ageingRow(invoice.clientCode(), due.plusDays(19)).upTo30()).isEqualTo(euro("1190.00"));
        assertThat(ageingRow(invoice.clientCode(), due.plusDays(30)).upTo30()).isEqualTo(euro("1000.00"));
        assertThat(ageingRow(invoice.clientCode(), due.plusDays(31)).upTo60()).isEqualTo(euro("1000.00"));
        assertThat(ageing.byClient(due.plusDays(35))).noneMatch(row -> row.clientCode().equals(invoice.clientCode()));
    }

    private Ageing.Row ageingRow(String client, java.time.LocalDate day) {
        return ageing.byClient(day).stream().filter(row -> row.clientCode().equals(client)).findFirst().orElseThrow();
    }
}
