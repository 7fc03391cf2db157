package io.throughline.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.billing.issue.InvoiceLine.Kind;
import io.throughline.billing.TaxPolicy.Tax;
import io.throughline.billing.issue.InvoiceLine;
import io.throughline.billing.tax.Taxes.Decided;
import io.throughline.billing.tax.Taxes;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VAT to the cent: rounded half up, once a category and rate, on the summed net. Worked out by hand. */
class VatTests {

    /** The last two columns: what line-by-line rounding would come to, and whether that differs. */
    @ParameterizedTest(name = "{0} at {1} % in {2}")
    @CsvSource(delimiter = '|', value = {
        "100.00 | 19.00 | EUR | 19.00 | 19.00", "0.01 | 19.00 | EUR | 0.00 | 0.00", "0.03 | 19.00 | EUR | 0.01 | 0.01",
        "0.50 0.50 0.50 | 19.00 | EUR | 0.29 | 0.30", "33.33 33.33 33.34 | 19.00 | EUR | 19.00 | 18.99", "16.67 750.00 | 19.00 | EUR | 145.67 | 145.67",
        "0.13 0.13 0.13 | 19.00 | EUR | 0.07 | 0.06", "9.99 9.99 9.99 | 7.00 | EUR | 2.10 | 2.10", "10.50 | 5.00 | EUR | 0.53 | 0.53", "10.49 | 5.00 | EUR | 0.52 | 0.52",
        "1234.56 | 20.00 | EUR | 246.91 | 246.91", "1437.50 203.20 | 21.00 | EUR | 344.55 | 344.55", "99.99 | 19.60 | EUR | 19.60 | 19.60", "0.25 0.25 | 10.00 | EUR | 0.05 | 0.06",
        "1000.10 | 25.50 | EUR | 255.03 | 255.03", "49.95 49.95 | 8.10 | CHF | 8.09 | 8.10", "1234.55 | 2.60 | CHF | 32.10 | 32.10", "1005 | 10.00 | JPY | 101 | 101", "15 15 15 | 10.00 | JPY | 5 | 6",
        "10.001 10.001 | 5.00 | KWD | 1.000 | 1.000", "0.050 | 15.00 | BHD | 0.008 | 0.008", "12345.67 | 17.50 | GBP | 2160.49 | 2160.49", "0.05 | 10.00 | EUR | 0.01 | 0.01"})
    void isRoundedOnce(String lines, BigDecimal percent, String currency, String vat, String lineByLine) {
        var amounts = List.of(lines.split(" "));
        var on = taxes(percent, percent).on(amounts.stream().map(a -> line(Kind.TIME, a, currency)).toList(), currency);
        assertThat(on).singleElement().satisfies(v -> {
            assertThat(v.amount()).isEqualTo(Money.of(vat, currency));
            assertThat(v.base()).isEqualTo(amounts.stream().map(a -> Money.of(a, currency)).reduce(Money.zero(currency), Money::plus));
        });
        var summed = amounts.stream().map(a -> Money.of(a, currency).percent(percent)).reduce(Money.zero(currency), Money::plus);
        assertThat(summed).isEqualTo(Money.of(lineByLine, currency));
    }

    @Test
    void severalRatesAreSummedApart() {
        var lines = new ArrayList<InvoiceLine>();
        for (int i = 0; i < 3; i++) {
            lines.add(line(Kind.TIME, "0.50", "EUR"));
            lines.add(line(Kind.EXPENSE, "9.99", "EUR"));
        }
        assertThat(taxes(new BigDecimal("19.00"), new BigDecimal("7.00")).on(lines, "EUR")).extracting(v -> v.base() + " " + v.amount())
                .containsExactly("1.50 EUR 0.29 EUR", "29.97 EUR 2.10 EUR");
    }

    @Test
    void theSameRateIsOneGroupHoweverItIsWritten() {
        var lines = List.of(line(Kind.TIME, "0.50", "EUR"), line(Kind.EXPENSE, "0.50", "EUR"));
        assertThat(taxes(new BigDecimal("19.00"), new BigDecimal("19")).on(lines, "EUR")).singleElement().extracting(v -> v.amount().toString()).isEqualTo("0.19 EUR");
    }

    @Test
    void whatWasDecidedIsReadBackAsItWas() {
        var taxes = taxes(new BigDecimal("19.00"), new BigDecimal("7.00"));
        assertThat(Taxes.read(taxes.text())).isEqualTo(taxes);
    }

    private static Taxes taxes(BigDecimal work, BigDecimal expenses) {
        return new Taxes(new Decided(null, new Tax("S", work, "standard", "", "tax")), new Decided(null, new Tax("S", expenses, "reduced", "", "tax")));
    }

    private static InvoiceLine line(Kind kind, String amount, String currency) {
        var money = Money.of(amount, currency);
        return kind == Kind.EXPENSE ? InvoiceLine.expense(1, "x", money, BigDecimal.ONE, BigDecimal.ZERO, money)
                : InvoiceLine.time(1, "x", "P", BigDecimal.ONE, money.amount(), money, null);
    }
}
