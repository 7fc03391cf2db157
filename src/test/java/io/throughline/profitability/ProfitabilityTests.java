package io.throughline.profitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.ThroughlineTest;
import io.throughline.api.Refused;
import io.throughline.billing.BillingFixture;
import io.throughline.billing.CreditNotes;
import io.throughline.firm.ExchangeRates;
import io.throughline.journal.Actor;
import io.throughline.people.People;
import io.throughline.people.Person;
import io.throughline.profitability.Profitability.Earned;
import io.throughline.profitability.Profitability.Margin;
import io.throughline.project.BillingModel;
import io.throughline.project.Projects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.context.ApplicationContext;

@ThroughlineTest
class ProfitabilityTests {
    private static final AtomicInteger COUNT = new AtomicInteger();
    @Autowired Profitability profitability;
    @Autowired Projects projects;
    @Autowired People people;
    @Autowired ExchangeRates rates;
    @Autowired CreditNotes creditNotes;
    @Autowired JdbcClient jdbc;
    private BillingFixture a;

    @BeforeEach
    void furnish(@Autowired ApplicationContext house) {
        a = new BillingFixture(house);
        rates.record(LocalDate.of(2000, 1, 3), "CAD", new BigDecimal("1.30"), "test");
        rates.record(a.cutOff(), "CAD", new BigDecimal("1.25"), "test");
    }

    @Test
    void isRevenueLessLabourLessExpensesInEuro() {
        var project = a.project(BillingModel.TIME_AND_MATERIALS, "US", "CAD", "100.00", "10000.00");
        a.approved(project, costing("33.33"), "1.50");
        a.approved(project, costing("33.35"), "1.50");
        a.approved(project, costing("50.00"), "2.00", false, a.cutOff());
        a.expense(project, "99.99", "CAD", "10");
        var invoice = a.issued(project);

        // 1.50 x 33.33 + 1.50 x 33.35 = 100.02 rounded once; line by line it were 50.00 + 50.03
        var labour = new BigDecimal("200.02");
        var spent = new BigDecimal("79.99");
        var revenue = invoice.net().amount().divide(new BigDecimal("1.25"), 2, java.math.RoundingMode.HALF_UP);
        assertThat(profitability.ofProject(project)).isEqualTo(
                new Margin(project, new BigDecimal("5.00"), revenue, labour, spent, revenue.subtract(labour).subtract(spent)));
        assertThat(profitability.byProject()).contains(profitability.ofProject(project));
    }

    @Test
    void takesACreditedInvoiceBackAtItsOwnRate() {
        var project = a.project(BillingModel.TIME_AND_MATERIALS, "US", "CAD", "100.00", "10000.00");
        a.approved(project, a.person("100.00"), "8.00");
        var invoice = a.issued(project);
        assertThat(profitability.ofProject(project).revenue()).isEqualByComparingTo("640.00");
        rates.record(a.cutOff().plusDays(1), "CAD", new BigDecimal("1.60"), "test");
        Actor.as("FIN", () -> creditNotes.credit(invoice.number(), "wrong hours"));
        assertThat(profitability.ofProject(project).revenue()).isEqualByComparingTo("0.00");
    }

    @Test
    void changesWithTheCostOfABilledMonthOnlyFromTheDayOn() {
        var project = a.project();
        var person = costing("50.00");
        a.approved(project, person, "10.00");
        var before = profitability.ofProject(project).labourCost();
        people.change(new Person(person, "Dearer", "Consultant", new BigDecimal("80.00"), new BigDecimal("100.00"), "d@firm.example", BigDecimal.ZERO));
        assertThat(profitability.ofProject(project).labourCost()).isEqualTo(before).isEqualByComparingTo("500.00");
    }

    @Test
    void tellsTheSameMoneyByClientPersonAndMonth() {
        var project = a.fixedFee("0", "3000.00");
        var person = a.person("100.00");
        a.approved(project, person, "8.00");
        a.approved(project, person, "2.00", false, a.cutOff().minusDays(1));
        a.delivered(project);
        a.issued(project);
        var client = projects.get(project).clientCode();
        var byClient = line(Dimension.CLIENT, client);
        assertThat(byClient.revenue()).isEqualByComparingTo("3000.00");
        assertThat(byClient.margin()).isEqualByComparingTo(profitability.ofProject(project).margin());
        var byPerson = line(Dimension.PERSON, person);
        assertThat(byPerson.hours()).isEqualByComparingTo("10.00");
        assertThat(byPerson.billableHours()).isEqualByComparingTo("8.00");
        assertThat(byPerson.labourCost()).isEqualByComparingTo("500.00");
        assertThat(line(Dimension.PERSON, "-").revenue()).isGreaterThanOrEqualTo(new BigDecimal("3000.00"));
        assertThat(profitability.earned(Dimension.MONTH, a.cutOff(), a.cutOff())).singleElement().satisfies(month ->
                assertThat(month.key()).isEqualTo(a.cutOff().toString().substring(0, 7)));
        assertThat(profitability.earned(Dimension.PROJECT, a.cutOff().plusYears(50), null)).isEmpty();
    }

    @Test
    void whatPeopleEarnedInAnotherCurrencyComesToTheirInvoice() {
        var project = a.project(BillingModel.TIME_AND_MATERIALS, "NZ", "NZD", "100.00", "10000.00");
        rates.record(LocalDate.of(2000, 1, 3), "NZD", new BigDecimal("1.25"), "test");
        for (int i = 0; i < 3; i++) a.approved(project, a.person("100.01"), "1.00");
        var invoice = a.issued(project);

        // 300.03 / 1.25 = 240.02; each alone were 80.01
        assertThat(revenue(Dimension.PROJECT, project)).containsExactly("240.02");
        assertThat(revenue(Dimension.PERSON, project)).containsExactlyInAnyOrder("80.01", "80.01", "80.00");
        Actor.as("FIN", () -> creditNotes.credit(invoice.number(), "wrong client"));
        assertThat(revenue(Dimension.PERSON, project)).containsOnly("0.00");
    }

    @Test
    void countsABilledExpenseForWhoeverSpentIt() {
        var project = a.project();
        long expense = a.expense(project, "80.00", "EUR", "10");
        a.issued(project);
        var spender = jdbc.sql("select person_code from app.expense where id = ?").param(expense).query(String.class).single();
        var theirs = line(Dimension.PERSON, spender);
        assertThat(theirs.revenue()).isEqualByComparingTo("88.00");
        assertThat(theirs.expenseCost()).isEqualByComparingTo("80.00");
        assertThat(theirs.margin()).isEqualByComparingTo("8.00");
    }

    @Test
    void refusesToGuessAnExchangeRate() {
        var project = a.project(BillingModel.TIME_AND_MATERIALS, "JP", "KRW", "100.00", "10000");
        a.expense(project, "5000", "KRW", "0");
        assertThatThrownBy(() -> profitability.ofProject(project)).isInstanceOf(Refused.class).hasMessageContaining("KRW on or before " + a.cutOff());
        rates.record(a.cutOff(), "KRW", new BigDecimal("125"), "test");
        assertThat(profitability.ofProject(project).expenseCost()).isEqualByComparingTo("40.00");
    }

    @Test
    void valuesApprovedHoursAtTheirBillRates() {
        var project = a.project();
        a.approved(project, a.person("120.00"), "8.00");
        a.approved(project, a.person("120.00"), "8.00", false, a.cutOff());
        assertThat(profitability.burn(project).approvedAmount()).isEqualByComparingTo("960.00");
        assertThat(profitability.burn(project).budgetHours()).isEqualByComparingTo("100.00");
    }

    private List<String> revenue(Dimension by, String project) {
        return profitability.earned(by, List.of(project), null, null).stream().map(e -> e.revenue().toString()).toList();
    }

    private Earned line(Dimension by, String key) {
        return profitability.earned(by, null, null).stream().filter(e -> e.key().equals(key)).findFirst().orElseThrow();
    }

    private String costing(String rate) {
        var code = "CO" + COUNT.incrementAndGet();
        return people.register(new Person(code, code, "Consultant", new BigDecimal(rate), new BigDecimal("100.00"), "c@firm.example", BigDecimal.ZERO)).code();
    }
}
