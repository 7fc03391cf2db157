package io.throughline.replay.books;

import java.nio.charset.Charset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What countries, currencies and mail addresses look like; each answers the sentence that refuses. */
final class FirmWords {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(c -> c.getDefaultFractionDigits() >= 0).map(Currency::getCurrencyCode).collect(Collectors.toSet());
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private FirmWords() {}

    /**
     * Old exports carry Windows' own quotation marks and dashes at places where Unicode has control characters (U+0080 to U+009F), which no
     * text means: they are read as what they were.
     */
    static String repaired(String text) {
        if (text.chars().noneMatch(c -> c >= 0x80 && c <= 0x9f)) return text;
        var repaired = new StringBuilder();
        text.chars().forEach(c -> repaired.append(c >= 0x80 && c <= 0x9f ? new String(new byte[] {(byte) c}, WINDOWS) : Character.toString(c)));
        return repaired.toString();
    }

    static Optional<String> whyNoCountry(String value) {
        return COUNTRIES.contains(value) ? Optional.empty() : Optional.of("%s is no country; write DE (ISO 3166)".formatted(Findings.quoted(value)));
    }

    static Optional<String> whyNoCurrency(String value) {
        return CURRENCIES.contains(value) ? Optional.empty() : Optional.of("%s is no currency; write EUR (ISO 4217)".formatted(Findings.quoted(value)));
    }

    static Optional<String> whyNoEmail(String value) {
        return value.length() <= 190 && EMAIL.matcher(value).matches() ? Optional.empty()
                : Optional.of("%s is no e-mail address".formatted(Findings.quoted(value)));
    }
}
