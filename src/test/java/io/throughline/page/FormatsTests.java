package io.throughline.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class FormatsTests {
    private final Formats formats = new Formats();

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void writesAsTheReaderDoes() {
        LocaleContextHolder.setLocale(Locale.UK);
        assertThat(formats.money(new BigDecimal("1234.5"), "EUR")).isEqualTo("€1,234.50");
        assertThat(formats.money(new BigDecimal("1234"), "JPY")).endsWith("1,234");
        assertThat(formats.decimalHours(new BigDecimal("7.5"))).isEqualTo("7.50");
        assertThat(formats.date(LocalDate.of(2026, 11, 2))).isEqualTo("2 Nov 2026");
        LocaleContextHolder.setLocale(Locale.GERMANY);
        assertThat(formats.money(new BigDecimal("1234.5"), "EUR")).isEqualTo("1.234,50\u00a0€");
        assertThat(formats.decimalHours(new BigDecimal("7.5"))).isEqualTo("7,50");
        assertThat(formats.date(LocalDate.of(2026, 11, 2))).isEqualTo("02.11.2026");
        assertThat(formats.percent(new BigDecimal("75.4"))).isEqualTo("75 %");
    }

    @Test
    void saysHowLongSomethingTookAsExactlyAsAnybodyWantsToKnow() {
        LocaleContextHolder.setLocale(Locale.UK);
        assertThat(List.of(formats.duration(0.02), formats.duration(4.26), formats.duration(59.6), formats.duration(840.0), formats.duration(12_000.0), formats.duration(388_800.0)))
                .containsExactly("< 0.1 s", "4.3 s", "60 s", "14 min", "3:20 h", "4.5 days");
        LocaleContextHolder.setLocale(Locale.GERMANY);
        assertThat(formats.duration(388_800.0)).isEqualTo("4,5 Tage");
        assertThat(formats.duration(null)).isEmpty();
    }

    @Test
    void sentencesHaveTheirDecimalsInTheReadersLanguage() {
        LocaleContextHolder.setLocale(Locale.GERMANY);
        assertThat(formats.figures("1034.50 h x 95.00 EUR = 98277.5 on 2026-01-05, version 1.2.3")).isEqualTo("1.034,50 h x 95,00 EUR = 98.277,5 on 2026-01-05, version 1.2.3");
        assertThat(formats.figures("12.000,00 EUR and 1.234.567,50 EUR stay, 14,400.00 EUR and -2.00. do not")).isEqualTo("12.000,00 EUR and 1.234.567,50 EUR stay, 14.400,00 EUR and -2,00. do not");
        assertThat(Formats.figures("34.50 h", Locale.UK)).isEqualTo("34.50 h");
    }

    @Test
    void hoursReadLikeAClock() {
        assertThat(formats.hours(new BigDecimal("7.50"))).isEqualTo("7:30");
        assertThat(formats.hours(new BigDecimal("0.27"))).isEqualTo("0:16");
        assertThat(formats.hours(new BigDecimal("-1.25"))).isEqualTo("−1:15");
        assertThat(formats.hours(null)).isEmpty();
    }
}
