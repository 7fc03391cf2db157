package io.throughline.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MoneyTests {

    @Property
    void partsAddUpToTheWhole(@ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(2) BigDecimal amount,
                              @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 1000) Integer> weights) {
        var whole = Money.rounded(amount, "EUR");
        var parts = whole.split(weights.stream().map(BigDecimal::valueOf).toList());
        assertThat(parts).hasSameSizeAs(weights);
        assertThat(parts.stream().reduce(Money.zero("EUR"), Money::plus)).isEqualTo(whole);
    }

    @Property
    void partsAreWithinACentOfTheirShare(@ForAll @IntRange(min = 0, max = 1_000_000) int cents, @ForAll @Size(min = 1, max = 9) List<@IntRange(min = 1, max = 50) Integer> weights) {
        var whole = Money.rounded(BigDecimal.valueOf(cents, 2), "EUR");
        int total = weights.stream().mapToInt(i -> i).sum();
        var parts = whole.split(weights.stream().map(BigDecimal::valueOf).toList());
        for (int i = 0; i < parts.size(); i++) {
            var share = cents * (double) weights.get(i) / total;
            assertThat(parts.get(i).amount().movePointRight(2).doubleValue()).isBetween(share - 1, share + 1);
        }
    }

    @Test
    void sharesAHundredAmongThree() {
        assertThat(Money.of("100", "USD").split(List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .containsExactly(Money.of("33.34", "USD"), Money.of("33.33", "USD"), Money.of("33.33", "USD"));
    }

    @Test
    void splitsYenWithoutDecimals() {
        assertThat(Money.of("57693", "JPY").split(List.of(new BigDecimal("60"), new BigDecimal("40"))))
                .containsExactly(Money.of("34616", "JPY"), Money.of("23077", "JPY"));
    }

    @Test
    void roundsHalfUpAwayFromZero() {
        assertThat(Money.rounded(new BigDecimal("0.125"), "EUR")).isEqualTo(Money.of("0.13", "EUR"));
        assertThat(Money.rounded(new BigDecimal("-0.125"), "EUR")).isEqualTo(Money.of("-0.13", "EUR"));
        assertThat(Money.of("4.50", "EUR").percent(new BigDecimal("19"))).isEqualTo(Money.of("0.86", "EUR"));
    }

    @Test
    void keepsTheCurrencysDecimals() {
        assertThat(Money.of("5", "EUR")).hasToString("5.00 EUR");
        assertThat(Money.of("5", "KWD")).hasToString("5.000 KWD");
        assertThatThrownBy(() -> Money.of("5.001", "EUR")).hasMessageContaining("more decimals than EUR allows");
    }

    @Test
    void refusesToAddDifferentCurrencies() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD"))).hasMessageContaining("different currencies");
    }

    @Test
    void travelsAsTextAndCurrency() throws Exception {
        var json = new ObjectMapper();
        assertThat(json.writeValueAsString(Money.of("1234.5", "EUR"))).isEqualTo("{\"amount\":\"1234.50\",\"currency\":\"EUR\"}");
        assertThat(json.readValue("{\"amount\":\"1234.50\",\"currency\":\"EUR\"}", Money.class)).isEqualTo(Money.of("1234.50", "EUR"));
    }
}
