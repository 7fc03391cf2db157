package io.throughline.replay.deed;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.billing.InvoiceIssued;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DebtorsTests {

    @Test
    void leaveADebtAtEachReminderWhateverDayTheDemoIsStarted() {
        var net = Money.of("100.00", "EUR");
        for (var day = LocalDate.of(2026, 1, 1); day.isBefore(LocalDate.of(2028, 1, 1)); day = day.plusDays(1)) {
            var debtors = new Debtors(day);
            var late = new ArrayList<Long>();
            for (var issued = day.minusMonths(5).withDayOfMonth(10); !issued.isAfter(day); issued = issued.plusMonths(1)) {
                for (var terms : List.of(30, 7, 30, 14, 21)) {
                    var due = issued.plusDays(terms);
                    if (debtors.test(new InvoiceIssued(1, "INV", "C", List.of("P"), issued, due, net, net, net, "S", null))) late.add(ChronoUnit.DAYS.between(due, day));
                }
            }
            assertThat(late).as("on %s", day).hasSize(3).anyMatch(d -> d >= 3 && d < 14).anyMatch(d -> d >= 14 && d < 30).anyMatch(d -> d >= 30);
        }
    }
}
