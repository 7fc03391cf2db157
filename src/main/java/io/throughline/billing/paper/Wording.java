package io.throughline.billing.paper;

import io.throughline.project.Client;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** What invoices say in the client's language (English or German); the words are in {@code reports/invoice_*.properties}. */
public final class Wording {
    private final Locale language;
    private final ResourceBundle words;

    private Wording(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle("reports.invoice", language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    public static Wording of(Optional<Client> client) {
        return in(client.map(Client::language).orElse("en"));
    }

    public static Wording in(String language) {
        return new Wording(spoken(language));
    }

    /** English where a client's language has no words of ours. */
    public static Locale spoken(String language) {
        return switch (language == null ? "" : language.toLowerCase(Locale.ROOT)) {
            case "de" -> Locale.GERMANY;
            case "fr" -> Locale.FRANCE;
            default -> Locale.UK;
        };
    }

    public String expense(String category, LocalDate day) {
        return say("line.expense", category(category), date(day));
    }

    /** The firm's own categories have no words of ours. */
    private String category(String category) {
        var key = "category." + category.toUpperCase(Locale.ROOT);
        if (words.containsKey(key)) return words.getString(key);
        return category.isEmpty() ? "" : category.charAt(0) + category.substring(1).toLowerCase(Locale.ROOT);
    }

    public String partOfFee(LocalDate upTo, BigDecimal hours, BigDecimal budget) {
        return say("line.fee.part", date(upTo), hours.toPlainString(), budget.toPlainString());
    }

    public String restOfFee(LocalDate upTo) {
        return say("line.fee.rest", date(upTo));
    }

    /** Why there is no VAT, in the invoice's language where it has words for the category, else in the table's own; empty where VAT is charged. */
    String reason(String category, String said) {
        if (category.equals("S")) return "";
        var key = "reason." + category;
        return words.containsKey(key) ? say(key) : said;
    }

    public String date(LocalDate day) {
        return day == null ? "" : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).format(day);
    }

    /** At least so many decimals, more where the number has them. */
    public String number(BigDecimal number, int digits) {
        var format = NumberFormat.getInstance(language);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    public String amount(Money amount) {
        return number(amount.amount(), amount.currency().getDefaultFractionDigits());
    }

    public String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    Locale language() {
        return language;
    }
}
