package io.throughline.process.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.Times;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.BillingRunView;
import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.journal.Actor;
import io.throughline.ledger.Ledger;
import io.throughline.process.Inbox;
import io.throughline.project.BillingModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One run bills five hundred projects: three cannot be billed and are listed with their cause in one task, the others are issued, posted and mailed. */
@ThroughlineTest
@Tag("long")
class FiveHundredInvoicesTests {
    @Autowired ApplicationContext house;
    @Autowired Times times;
    @Autowired Inbox inbox;
    @Autowired Ledger ledger;

    @Test
    void threeAreListedWithTheirCauseAndTheOthersAreSent() {
        var firm = new BillingFixture(house);
        var person = firm.person("100.00");
        var good = new ArrayList<String>();
        for (int i = 0; i < 497; i++) good.add(firm.project());
        var bad = List.of(firm.project(BillingModel.RETAINER, "DE", "EUR", "10.00", "0.00"), firm.project(BillingModel.RETAINER, "DE", "EUR", "10.00", "0.00"),
                firm.project(BillingModel.TIME_AND_MATERIALS, "PL", "PLN", "10.00", "0.00"));
        good.forEach(code -> firm.approved(code, person, "1.00"));
        bad.forEach(code -> firm.approved(code, person, "1.00"));
        var run = Actor.as("FIN", () -> firm.runs.request(firm.cutOff()));
        times.drain();

        var done = firm.runs.get(run.id());
        assertThat(done.exceptions()).extracting(BillingRunView.Exception::projectCode).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(done.exceptions()).extracting(BillingRunView.Exception::reason).filteredOn(r -> r.contains("retainer without terms")).hasSize(2);
        assertThat(done.exceptions()).extracting(BillingRunView.Exception::reason).filteredOn(r -> r.contains("PLN")).hasSize(1);
        assertThat(inbox.open("lookIntoExceptions", "run/" + run.id())).hasSize(1);
        assertThat(good).allSatisfy(code -> assertThat(firm.billing.ofProject(code)).singleElement().satisfies(i -> assertThat(i.state()).isEqualTo(InvoiceState.ISSUED)));
        assertThat(firm.jdbc.sql("select count(distinct m.invoice_id) from app.invoice_mailing m join app.invoice i on i.id = m.invoice_id where i.run_id = ?").param(run.id()).query(Long.class).single()).isEqualTo(497);
        var numbers = firm.jdbc.sql("select number from app.invoice where run_id = ? and number is not null order by id").param(run.id()).query(String.class).list();
        assertThat(numbers).hasSize(497).isSorted();
        assertThat(ledger.receivablesApart()).isEmpty();
        assertThat(ledger.completeness().difference()).isEqualByComparingTo("0");
    }
}
