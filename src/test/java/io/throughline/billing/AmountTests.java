package io.throughline.billing;

import static io.throughline.project.BillingModel.FIXED_FEE;
import static io.throughline.project.BillingModel.NON_BILLABLE;
import static io.throughline.project.BillingModel.TIME_AND_MATERIALS;
import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.ThroughlineTest;
import io.throughline.billing.drafting.DraftOutcome.CannotBill;
import io.throughline.billing.drafting.DraftOutcome.NothingDue;
import io.throughline.firm.ExchangeRates;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What is billed, to the cent. */
@ThroughlineTest
class AmountTests {
    @Autowired ApplicationContext house;
    @Autowired ExchangeRates rates;
    private BillingFixture firm;

    @BeforeEach
    void open() {
        firm = new BillingFixture(house);
    }

    @Test
    void billsALineAPersonRoundedOnce() {
        var project = firm.project();
        var ann = firm.person("33.33");
        var bob = firm.person("100.00");
        firm.approved(project, ann, "0.25");
        firm.approved(project, ann, "0.25");
        firm.approved(project, bob, "7.50");
        firm.approved(project, bob, "1.00", false, firm.cutOff());
        firm.approved(project, bob, "2.00", true, firm.cutOff().plusDays(1));
        var draft = firm.drafted(project);
        assertThat(draft.lines()).extracting(l -> l.amount().toString()).containsExactly("16.67 EUR", "750.00 EUR");
        assertThat(draft.net()).isEqualTo(Money.of("766.67", "EUR"));
        assertThat(draft.vat()).isEqualTo(Money.of("145.67", "EUR"));
        assertThat(draft.taxCategory()).isEqualTo("S");
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
    }

    @Test
    void billsExpensesWithMarkupInTheProjectsCurrency() {
        rates.record(firm.cutOff().minusYears(1), "AUD", new BigDecimal("1.25"), "test");
        var project = firm.project(TIME_AND_MATERIALS, "US", "AUD", "10.00", "0.00");
        firm.expense(project, "100.00", "EUR", "20.00");
        firm.expense(project, "33.35", "AUD", "15.00");
        var draft = firm.drafted(project);
        assertThat(draft.lines()).extracting(l -> l.amount().toString()).containsExactly("150.00 AUD", "38.35 AUD");
        assertThat(draft.taxCategory()).isEqualTo("O");
        assertThat(draft.vat().isZero()).isTrue();
    }

    @Test
    void billsAFixedFeeByProgressAndTheRestAtTheEnd() {
        var project = firm.fixedFee("3.00", "1000.00");
        var ann = firm.person("100.00");
        firm.approved(project, ann, "1.00");
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("333.33", "EUR"));
        firm.approved(project, ann, "1.00", false, firm.cutOff());
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("333.34", "EUR"));
        firm.expense(project, "50.00", "EUR", "0.00");
        firm.delivered(project);
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("333.33", "EUR"));
        assertThat(firm.billing.lastRunDone(project)).isTrue();
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
    }

    @Test
    void billsAFeeWithoutBudgetHoursInTheLastRunOnly() {
        var project = firm.fixedFee("0.00", "1000.00");
        firm.approved(project, firm.person("100.00"), "1.00");
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
        firm.delivered(project);
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("1000.00", "EUR"));
    }

    @Test
    void coversHoursBeyondTheFee() {
        var project = firm.fixedFee("1.00", "100.00");
        var ann = firm.person("100.00");
        firm.approved(project, ann, "1.00");
        assertThat(firm.drafted(project).net()).isEqualTo(Money.of("100.00", "EUR"));
        firm.approved(project, ann, "5.00");
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
        var standing = firm.billing.hoursStanding().projects().stream().filter(p -> p.projectCode().equals(project)).findFirst().orElseThrow();
        assertThat(standing.coveredByFixedFee()).isEqualByComparingTo("6.00");
        assertThat(standing.unbilled()).isEqualByComparingTo("0.00");
    }

    @Test
    void neverBillsWhatIsNotBillable() {
        var project = firm.project(NON_BILLABLE, "DE", "EUR", "0.00", "0.00");
        firm.approved(project, firm.person("100.00"), "8.00");
        assertThat(firm.runs.due(firm.run())).doesNotContain(project);
        firm.delivered(project);
        assertThat(firm.runs.due(firm.run())).contains(project);
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
        assertThat(firm.billing.lastRunDone(project)).isTrue();
        assertThat(firm.billing.unbilled(project)).isEmpty();
        var standing = firm.billing.hoursStanding().projects().stream().filter(p -> p.projectCode().equals(project)).findFirst().orElseThrow();
        assertThat(standing.nonBillable()).isEqualByComparingTo("8.00");
    }

    @Test
    void makesNoInvoiceOverNothing() {
        var project = firm.project();
        firm.approved(project, firm.person("0.00"), "8.00");
        assertThat(firm.draft(project)).isInstanceOf(NothingDue.class);
        assertThat(firm.billing.ofProject(project)).isEmpty();
        assertThat(firm.billing.unbilled(project)).isEmpty();
    }

    @Test
    void waitsForTheLastRunWhileWorkLiesAfterTheCutOff() {
        var project = firm.project();
        var ann = firm.person("100.00");
        firm.approved(project, ann, "1.00");
        firm.approved(project, ann, "1.00", true, firm.cutOff().plusDays(1));
        firm.delivered(project);
        firm.drafted(project);
        assertThat(firm.billing.lastRunDone(project)).isFalse();
        assertThat(firm.billing.unbilled(project)).contains("1.00 approved hours are not billed.", "The last billing run is still to come.");
    }

    @Test
    void saysWhatIsMissingAndGoesOn() {
        var project = firm.project(TIME_AND_MATERIALS, "IS", "ISK", "10.00", "0.00");
        firm.approved(project, firm.person("1000.00"), "1.00");
        long run = firm.run();
        assertThat(firm.runs.draft(run, project)).isInstanceOfSatisfying(CannotBill.class, c -> assertThat(c.reason()).contains("No exchange rate for ISK", project));
        assertThat(firm.runs.get(run).exceptions()).extracting(BillingRunView.Exception::projectCode).containsExactly(project);
        rates.record(firm.cutOff(), "ISK", new BigDecimal("160.5"), "test");
        assertThat(firm.runs.due(run)).contains(project);
        assertThat(firm.drafted(project).net().toString()).isEqualTo("1000 ISK");
    }

    @Test
    void refusesToBillBelowWhatIsBilledAlready() {
        var project = firm.fixedFee("10.00", "1000.00");
        firm.approved(project, firm.person("100.00"), "10.00");
        firm.drafted(project);
        firm.jdbc.sql("update app.project set budget_amount = 900 where code = ?").param(project).update();
        firm.delivered(project);
        assertThat(firm.draft(project)).isInstanceOfSatisfying(CannotBill.class, c -> assertThat(c.reason()).contains("1000.00 EUR", "900.00 EUR"));
    }

    @Test
    void aDryRunSaysTheSameAndWritesNothing() {
        var project = firm.project(FIXED_FEE, "NL", "EUR", "9.00", "100.00");
        firm.approved(project, firm.person("100.00"), "3.00");
        var before = rows();
        var dry = firm.runs.dryRun(firm.cutOff()).invoices().stream().filter(i -> i.projectCode().equals(project)).findFirst().orElseThrow();
        assertThat(rows()).isEqualTo(before);
        var draft = firm.drafted(project);
        assertThat(dry.net()).isEqualTo(draft.net()).isEqualTo(Money.of("33.33", "EUR"));
        assertThat(dry.lines()).isEqualTo(draft.lines());
        assertThat(dry.taxCategory()).isEqualTo("AE");
    }

    private long rows() {
        return firm.jdbc.sql("""
                select (select count(*) from app.invoice) + (select count(*) from app.billed_portion) + (select count(*) from app.billing_run)
                     + (select count(*) from app.billing_exception) + (select count(*) from app.project_billing) + (select count(*) from app.journal_entry)""").query(Long.class).single();
    }
}
