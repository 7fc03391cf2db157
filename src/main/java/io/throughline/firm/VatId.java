package io.throughline.firm;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** VAT ids of the Union: how each country writes its own (as VIES takes them). Greece writes EL. */
public final class VatId {
    private record Form(Pattern pattern, String example) {}

    private static final Map<String, Form> FORMS = Map.ofEntries(
            form("AT", "U\\d{8}", "ATU12345675"), form("BE", "[01]\\d{9}", "BE0123456749"), form("BG", "\\d{9,10}", "BG123456786"),
            form("CY", "\\d{8}[A-Z]", "CY12345678F"), form("CZ", "\\d{8,10}", "CZ12345679"), form("DE", "\\d{9}", "DE123456788"),
            form("DK", "\\d{8}", "DK12345674"), form("EE", "\\d{9}", "EE123456780"), form("EL", "\\d{9}", "EL123456783"),
            form("ES", "[A-Z]\\d{7}[A-Z0-9]|\\d{8}[A-Z]", "ESA12345674"), form("FI", "\\d{8}", "FI12345671"),
            form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}", "FR32123456789"), form("HR", "\\d{11}", "HR12345678903"), form("HU", "\\d{8}", "HU12345676"),
            form("IE", "\\d[A-Z0-9+*]\\d{5}[A-Z]{1,2}", "IE1234567T"), form("IT", "\\d{11}", "IT12345678903"),
            form("LT", "\\d{9}|\\d{12}", "LT123456715"), form("LU", "\\d{8}", "LU12345613"), form("LV", "\\d{11}", "LV12345678903"),
            form("MT", "\\d{8}", "MT12345634"), form("NL", "\\d{9}B\\d{2}", "NL123456782B12"), form("PL", "\\d{10}", "PL1234567883"),
            form("PT", "\\d{9}", "PT123456789"), form("RO", "[1-9]\\d{1,9}", "RO1234567897"), form("SE", "\\d{12}", "SE123456789701"),
            form("SI", "\\d{8}", "SI12345679"), form("SK", "\\d{10}", "SK1234567895"));

    private VatId() {}

    private static Map.Entry<String, Form> form(String prefix, String number, String example) {
        return Map.entry(prefix, new Form(Pattern.compile(number), example));
    }

    /** Whether the country is a member of the Union today. */
    public static boolean inUnion(String country) {
        return FORMS.containsKey(prefixOf(country));
    }

    /** Without spaces, dots and dashes, in capitals, where it is one of the Union; otherwise as it was written. */
    public static String plain(String vatId) {
        var plain = vatId.replaceAll("[\\s.\\-/]", "").toUpperCase(Locale.ROOT);
        return FORMS.containsKey(prefix(plain)) ? plain : vatId.strip();
    }

    /** The country that gave it, as ISO 3166; empty where it is none of the Union. */
    public static String country(String vatId) {
        var prefix = prefix(plain(vatId));
        return !FORMS.containsKey(prefix) ? "" : prefix.equals("EL") ? "GR" : prefix;
    }

    /** What is wrong with the form of a VAT id of somebody in the country; nothing where it is empty, or the country is outside the Union. */
    public static Optional<String> problem(String vatId, String country) {
        if (vatId == null || vatId.isBlank() || !inUnion(country)) return Optional.empty();
        var plain = plain(vatId);
        var form = FORMS.get(prefix(plain));
        if (form == null) {
            return Optional.of("'%s' is no VAT id of the Union: it begins with its country, as in %s".formatted(vatId, FORMS.get(prefixOf(country)).example));
        }
        if (form.pattern.matcher(plain.substring(2)).matches()) return Optional.empty();
        return Optional.of("'%s' is not written like a VAT id of %s, as in %s".formatted(vatId, country(plain), form.example));
    }

    /** False where the country's check digit is known and says that a digit is wrong. The form is looked at first. */
    public static boolean digitsFit(String vatId, String country) {
        if (vatId == null || vatId.isBlank() || !inUnion(country) || problem(vatId, country).isPresent()) return true;
        var plain = plain(vatId);
        return VatDigits.fit(prefix(plain), plain.substring(2));
    }

    private static String prefix(String plain) {
        return plain.length() < 3 ? "" : plain.substring(0, 2);
    }

    private static String prefixOf(String country) {
        return "GR".equals(country) ? "EL" : country == null ? "" : country;
    }
}
