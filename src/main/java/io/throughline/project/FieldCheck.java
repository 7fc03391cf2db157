package io.throughline.project;

import io.throughline.api.InvalidInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Gathers what is wrong with an input, field by field, so that all of it is told at once. */
public final class FieldCheck {
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+&-]{0,59}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]+@[^\\s@<>,;]+");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);
    private final List<InvalidInput.Problem> problems = new ArrayList<>();

    public void problem(String field, String message) {
        problems.add(new InvalidInput.Problem(field, message));
    }

    public void throwProblems() {
        if (!problems.isEmpty()) throw new InvalidInput(problems);
    }

    /** Codes stand in addresses and business keys: letters, digits and {@code . _ + & -}. */
    public String code(String field, String value) {
        if (value == null || value.isBlank()) problem(field, "is missing");
        else if (!CODE.matcher(value).matches() || !value.equals(value.strip())) problem(field, "must be letters, digits and . _ + & - only, at most 60");
        return value;
    }

    public String line(String field, String value) {
        if (value == null || value.isBlank()) {
            problem(field, "is missing");
            return "";
        }
        if (value.length() > 500) problem(field, "is longer than 500 characters");
        if (value.codePoints().anyMatch(Character::isISOControl)) problem(field, "must be a single line");
        return value.strip();
    }

    /** What may be left out; several lines where {@code lines}. */
    public String optional(String field, String value, int longest, boolean lines) {
        if (value == null) return "";
        if (value.length() > longest) problem(field, "is longer than %d characters".formatted(longest));
        else if (value.codePoints().anyMatch(c -> Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r')))) {
            problem(field, lines ? "holds a control character" : "must be a single line");
        }
        return value.strip();
    }

    String email(String field, String value) {
        if (value == null || value.isBlank()) problem(field, "is missing");
        else if (value.length() > 254 || !EMAIL.matcher(value.strip()).matches()) problem(field, "'%s' is no e-mail address".formatted(value));
        return value == null ? null : value.strip();
    }

    void country(String field, String value) {
        if (value == null || value.isBlank()) problem(field, "is missing");
        else if (!COUNTRIES.contains(value)) problem(field, "'%s' is no country; write ISO 3166 alpha-2, as in DE".formatted(value));
    }

    /** Answers the number of decimals of the currency, 2 where it is not known. */
    public int currency(String field, String value) {
        if (value == null || value.isBlank()) {
            problem(field, "is missing");
            return 2;
        }
        try {
            int digits = Currency.getInstance(value).getDefaultFractionDigits();
            if (digits >= 0) return digits;
        } catch (IllegalArgumentException e) {
            // told below
        }
        problem(field, "'%s' is no currency; write ISO 4217, as in EUR".formatted(value));
        return 2;
    }

    /** 0 where nothing is given. */
    public BigDecimal amount(String field, BigDecimal value, int digits, BigDecimal below) {
        if (value == null) return BigDecimal.ZERO;
        if (value.signum() < 0) problem(field, "must not be negative, and is " + value.toPlainString());
        else if (value.compareTo(below) >= 0) problem(field, "must be less than " + below.toPlainString());
        else if (value.stripTrailingZeros().scale() > digits) problem(field, "has more than %d decimals: %s".formatted(digits, value.toPlainString()));
        return value;
    }
}
