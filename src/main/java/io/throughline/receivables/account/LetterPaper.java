package io.throughline.receivables.account;

import io.throughline.firm.Firm;
import io.throughline.print.Letterhead;
import io.throughline.project.Client;
import io.throughline.quantity.Money;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** A sheet with the firm's letterhead, addressed to a client and worded in its language from {@code reports/<name>_*.properties}. */
public final class LetterPaper {
    private final Firm firm;
    private final Client client;
    private final Locale language;
    private final ResourceBundle words;

    public LetterPaper(Firm firm, Client client, String name) {
        this.firm = firm;
        this.client = client;
        this.language = language(client);
        this.words = ResourceBundle.getBundle("reports." + name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    public static Locale language(Client client) {
        return client.language() != null && client.language().toLowerCase(Locale.ROOT).startsWith("de") ? Locale.GERMANY : Locale.UK;
    }

    public Map<String, Object> letterhead(String title, Map<String, String> facts) {
        var seller = firm.profile();
        var more = firm.stationery();
        var street = lines(Stream.of(seller.street(), (seller.postcode() + " " + seller.city()).strip()));
        var address = lines(Stream.of((client.address() == null ? "" : client.address()).split("\\R")));
        var window = new ArrayList<>(List.of(client.name()));
        window.addAll(address);
        if (address.isEmpty() || !client.country().equals(seller.country())) window.add(Letterhead.countryName(client.country(), language));
        var p = new Letterhead(seller.name(), street, seller.country(), more.phone(), seller.email(), more.website(), seller.vatId(), seller.taxNumber(), more.register(),
                more.bankName(), seller.iban(), seller.bic()).over(window, language);
        p.put("title", title);
        p.put("running", title + " · " + seller.name());
        p.put("factLabels", String.join("\n", facts.keySet()));
        p.put("factValues", String.join("\n", facts.values()));
        return p;
    }

    public String say(String key, Object... values) {
        return new MessageFormat(words.getString(key), language).format(values);
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).format(day);
    }

    /** Without its currency. */
    String number(Money money) {
        var format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(money.currency().getDefaultFractionDigits());
        format.setMaximumFractionDigits(money.currency().getDefaultFractionDigits());
        return format.format(money.amount());
    }

    public String amount(Money money) {
        return money.currency().getCurrencyCode() + " " + number(money);
    }

    public Locale language() {
        return language;
    }

    private static List<String> lines(Stream<String> lines) {
        return lines.map(String::strip).filter(l -> !l.isEmpty()).toList();
    }
}
