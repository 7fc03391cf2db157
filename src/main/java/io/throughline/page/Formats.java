package io.throughline.page;

import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Dates, hours, amounts and shares in the reader's language: {@code ${@formats.money(invoice.total)}}. Nothing is shown as nothing. */
@Component("formats")
public class Formats {
    private static final Pattern DECIMAL = Pattern.compile("(?<![\\w.])(?<![\\w.]-)(?<!\\d,)-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)\\.\\d+(?![\\w-]|\\.\\w|,\\d)");
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

    /** {@code 22 Nov 2026}, {@code 22.11.2026}. */
    public String date(LocalDate day) {
        return format(day, "d MMM yyyy", "dd.MM.yyyy");
    }

    /** {@code Mon 16 Nov}, {@code Mo., 16. Nov.} */
    public String day(LocalDate day) {
        return format(day, "EEE d MMM", "EE d. MMM");
    }

    /** {@code Mon}, {@code Mo.} */
    public String weekday(LocalDate day) {
        return format(day, "EEE", "EE");
    }

    /** {@code 16 Nov}, {@code 16. Nov.} */
    public String dayOfYear(LocalDate day) {
        return format(day, "d MMM", "d. MMM");
    }

    /** {@code November 2026} */
    public String month(LocalDate day) {
        return format(day, "MMMM yyyy", "MMMM yyyy");
    }

    /** In the firm's zone, which is the machine's. */
    public String moment(Instant at) {
        return at == null ? "" : format(at.atZone(ZoneId.systemDefault()), "d MMM yyyy, HH:mm", "dd.MM.yyyy, HH:mm");
    }

    /** {@code 7:30} */
    public String hours(BigDecimal hours) {
        if (hours == null) return "";
        var minutes = hours.abs().multiply(SIXTY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        return "%s%d:%02d".formatted(hours.signum() < 0 ? "−" : "", minutes / 60, minutes % 60);
    }

    /** As exact as anybody wants to know: {@code 0.4 s}, {@code 14 min}, {@code 3:20 h}, {@code 4.5 days}. */
    public String duration(Double seconds) {
        if (seconds == null) return "";
        if (seconds < 0.1) return "< " + number(new BigDecimal("0.1"), 1) + " s";
        if (seconds < 10) return number(BigDecimal.valueOf(seconds), 1) + " s";
        if (seconds < 90) return Math.round(seconds) + " s";
        if (seconds < 90 * 60) return Math.round(seconds / 60) + " min";
        if (seconds < 48 * 3600) return hours(BigDecimal.valueOf(seconds / 3600)) + " h";
        return number(BigDecimal.valueOf(seconds / 86400), 1) + (german() ? " Tage" : " days");
    }

    /** {@code 7.50}, {@code 7,50} */
    public String decimalHours(BigDecimal hours) {
        return number(hours, 2);
    }

    /** {@code €1,234.50}, {@code 1.234,50 €} */
    public String money(Money money) {
        return money == null ? "" : money(money.amount(), money.currency().getCurrencyCode());
    }

    public String money(BigDecimal amount, String currency) {
        if (amount == null) return "";
        var unit = Currency.getInstance(currency);
        var format = NumberFormat.getCurrencyInstance(language());
        format.setCurrency(unit);
        format.setMinimumFractionDigits(unit.getDefaultFractionDigits());
        format.setMaximumFractionDigits(unit.getDefaultFractionDigits());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }

    /** Whole units, for tiles and charts: {@code €1,235}. */
    public String roundMoney(BigDecimal amount, String currency) {
        if (amount == null) return "";
        var format = NumberFormat.getCurrencyInstance(language());
        format.setCurrency(Currency.getInstance(currency));
        format.setMaximumFractionDigits(0);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }

    public String number(BigDecimal number, int decimals) {
        return number == null ? "" : number(number, decimals, language());
    }

    private static String number(BigDecimal number, int decimals, Locale language) {
        var format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** A sentence with its decimals as the reader writes them: {@code 34.50 h x 95.00} is {@code 34,50 h x 95,00}; dates and versions stay. */
    public String figures(String sentence) {
        return figures(sentence, language());
    }

    public static String figures(String sentence, Locale language) {
        return DECIMAL.matcher(sentence).replaceAll(found -> number(new BigDecimal(found.group().replace(",", "")), found.group().length() - found.group().indexOf('.') - 1, language));
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(language()).format(number);
    }

    /** Of a hundred: {@code 75 %} for 75. */
    public String percent(BigDecimal ofHundred) {
        return ofHundred == null ? "" : number(ofHundred, 0) + (german() ? " %" : "%");
    }

    private static String format(TemporalAccessor when, String english, String german) {
        return when == null ? "" : DateTimeFormatter.ofPattern(german() ? german : english, language()).format(when);
    }

    private static boolean german() {
        return language().getLanguage().equals("de");
    }

    private static Locale language() {
        return LocaleContextHolder.getLocale();
    }
}
