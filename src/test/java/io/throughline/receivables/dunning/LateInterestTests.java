package io.throughline.receivables.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.quantity.Money;
import io.throughline.receivables.dunning.LateInterest.Movement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Open amount x percent x days / 365, worked out by hand: 10 % up to June 2025, 8 % from July on. */
class LateInterestTests {

    /** {@code movements}: day=amount, one after the other. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1000.00 | 2025-03-01 | 2025-03-01 |                                   | 0.00",
        "1000.00 | 2025-03-01 | 2025-02-20 |                                   | 0.00",
        "1000.00 | 2025-03-01 | 2025-03-02 |                                   | 0.27",
        "1000.00 | 2025-03-01 | 2025-05-13 |                                   | 20.00",
        "3650.00 | 2025-06-20 | 2025-06-30 |                                   | 10.00",
        "3650.00 | 2025-06-20 | 2025-07-10 |                                   | 18.00",
        "3650.00 | 2025-07-01 | 2025-07-31 |                                   | 24.00",
        "3650.00 | 2025-03-01 | 2025-03-21 | 2025-03-11=1825.00                | 15.00",
        "3650.00 | 2025-03-01 | 2025-03-31 | 2025-03-11=1825.00 2025-03-21=1825.00 | 15.00",
        "3650.00 | 2025-06-25 | 2025-07-05 | 2025-06-30=1825.00                | 7.00",
        "3650.00 | 2025-03-01 | 2025-03-11 | 2025-02-01=1825.00                | 5.00",
        "100000 JPY | 2025-03-01 | 2025-05-13 |                                | 2000"})
    void isWhatTheFormulaSays(String gross, LocalDate due, LocalDate until, String movements, String interest) {
        var currency = gross.endsWith("JPY") ? "JPY" : "EUR";
        var whole = Money.of(gross.replace(" JPY", ""), currency);
        var moved = movements == null ? List.<Movement>of() : Arrays.stream(movements.split(" "))
                .map(m -> new Movement(LocalDate.parse(m.split("=")[0]), Money.of(m.split("=")[1], currency))).toList();
        var rate = LateInterest.of(whole, due, until, moved, day -> new BigDecimal(day.isBefore(LocalDate.of(2025, 7, 1)) ? "10" : "8"));
        assertThat(rate).isEqualTo(Money.of(interest, currency));
    }
}
