package io.throughline.billing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.api.InvalidInput;
import io.throughline.project.BillingModel;
import io.throughline.project.Terms;
import io.throughline.project.Terms.Retainer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A contract is priced over its periods before it is agreed on. */
class ContractSimulationTests {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @Test
    void aRetainerOverSixMonths() {
        var retainer = new Retainer(Retainer.Unit.HOURS, n("20"), n("1800.00"), 1, MARCH, null, n("4"), 1, n("120.00"), null);
        var result = ContractSimulation.of(draft(BillingModel.RETAINER, hours("16", "26", "20"), new Terms(null, null, null, retainer, null, null, null)));
        assertThat(result.periods()).hasSize(6);
        // Four hours are carried over into April: 24 are drawn there, two are beyond.
        assertThat(totals(result)).containsExactly("1800.00", "2040.00", "1800.00", "1800.00", "1800.00", "1800.00");
        assertThat(result.total().toString()).isEqualTo("11040.00 EUR");
    }

    @Test
    void aCapThatStopsWritesTheRestDown() {
        var terms = new Terms(null, new Terms.Cap(n("2500.00"), Terms.Cap.Reached.STOP), null, null, null, null, null);
        var result = ContractSimulation.of(draft(BillingModel.TIME_AND_MATERIALS, hours("10"), terms));
        assertThat(totals(result)).containsExactly("1000.00", "1000.00", "500.00", "0.00", "0.00", "0.00");
        assertThat(result.writtenDown().toString()).isEqualTo("3500.00 EUR");
    }

    @Test
    void aFeeByPercentCompleteAScheduleAndMilestones() {
        var fee = new ContractDraft(BillingModel.FIXED_FEE, "EUR", MARCH, 3, hours("33", "33", "40"), null, n("1000.00"), n("99"), null, null, null);
        assertThat(totals(ContractSimulation.of(fee))).containsExactly("333.33", "333.34", "333.33");
        var schedule = new Terms.Fixed(n("1000.00"), List.of(new Terms.Instalment("Start", MARCH, n("600.00")), new Terms.Instalment("End", MARCH.plusMonths(2), n("400.00"))), null, null);
        var fixed = new ContractDraft(BillingModel.FIXED_FEE, "EUR", MARCH, 3, hours("33"), null, null, null, null, null, new Terms(null, null, schedule, null, null, null, null));
        assertThat(totals(ContractSimulation.of(fixed))).containsExactly("600.00", "0.00", "400.00");
        var off = new Terms.Fixed(n("1000.01"), schedule.schedule(), null, null);
        assertThatThrownBy(() -> ContractSimulation.of(new ContractDraft(BillingModel.FIXED_FEE, "EUR", MARCH, 3, null, null, null, null, null, null, new Terms(null, null, off, null, null, null, null))))
                .isInstanceOf(InvalidInput.class).hasMessageContaining("1000.00");
        var thirds = new Terms.Fixed(n("1000.00"), null, Stream.of("A", "B", "C").map(m -> new Terms.MilestonePrice(m, null, n("33.33"))).toList(), null);
        var accepted = Map.of("A", MARCH, "B", MARCH.plusMonths(1), "C", MARCH.plusMonths(2));
        var milestones = new ContractDraft(BillingModel.FIXED_FEE, "EUR", MARCH, 3, hours("33"), null, null, null, null, accepted, new Terms(null, null, thirds, null, null, null, null));
        assertThat(totals(ContractSimulation.of(milestones))).containsExactly("333.30", "333.30", "333.40");
    }

    @Test
    void whatMakesNoContractIsRefusedFieldByField() {
        assertThatThrownBy(() -> ContractSimulation.of(new ContractDraft(null, "XXQ", null, 0, null, null, null, null, null, null, null)))
                .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.problems()).extracting("field").contains("billingModel", "currency", "from", "periods", "rate"));
    }

    private static ContractDraft draft(BillingModel model, List<BigDecimal> hours, Terms terms) {
        return new ContractDraft(model, "EUR", MARCH, null, hours, n("100.00"), null, null, null, null, terms);
    }

    private static List<String> totals(ContractSimulation.Result result) {
        return result.periods().stream().map(p -> p.total().amount().toPlainString()).toList();
    }

    private static List<BigDecimal> hours(String... hours) {
        return Stream.of(hours).map(BigDecimal::new).toList();
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }
}
