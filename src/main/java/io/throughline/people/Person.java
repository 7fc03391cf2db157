package io.throughline.people;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Someone who logs time or decides. {@code costRate} in EUR an hour (never shown to consultants); {@code billRate} an hour in the currency
 * of whichever project the hours go to; {@code weeklyHours} the target that a week reminder compares with, 0 for none;
 * {@code language} (en, de) what the house writes to them in.
 */
public record Person(String code, String name, String role,
                     @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal costRate,
                     @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal billRate,
                     String email,
                     @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal weeklyHours,
                     String language) {
    private static final List<String> LANGUAGES = List.of("en", "de");

    /** Whose language is left as it is; English for somebody new. */
    public Person(String code, String name, String role, BigDecimal costRate, BigDecimal billRate, String email, BigDecimal weeklyHours) {
        this(code, name, role, costRate, billRate, email, weeklyHours, null);
    }

    public Person reachedAt(String newEmail) {
        return new Person(code, name, role, costRate, billRate, newEmail, weeklyHours, language);
    }

    public Person writtenToIn(String newLanguage) {
        return new Person(code, name, role, costRate, billRate, email, weeklyHours, newLanguage);
    }

    /** What the house writes to them in. */
    public Locale spoken() {
        return "de".equals(language) ? Locale.GERMAN : Locale.UK;
    }

    void check() {
        var problems = new ArrayList<Problem>();
        text(problems, "code", code, 64);
        if (code != null && !code.matches("[A-Za-z0-9._-]*")) {
            problems.add(new Problem("code", "'%s' may only have letters, digits, dot, dash and underscore.".formatted(code)));
        }
        text(problems, "name", name, 200);
        text(problems, "role", role, 100);
        if (email == null || !email.matches("[^\\s@]{1,64}@[^\\s@]{1,190}")) {
            problems.add(new Problem("email", "'%s' is no mail address.".formatted(email)));
        }
        rate(problems, "costRate", costRate);
        rate(problems, "billRate", billRate);
        if (weeklyHours == null || weeklyHours.signum() < 0 || weeklyHours.compareTo(BigDecimal.valueOf(168)) > 0) {
            problems.add(new Problem("weeklyHours", "%s is no number of hours from 0 to 168.".formatted(weeklyHours)));
        }
        if (language != null && !LANGUAGES.contains(language)) problems.add(new Problem("language", "'%s' is neither en nor de.".formatted(language)));
        if (!problems.isEmpty()) throw new InvalidInput(problems);
    }

    private static void text(List<Problem> problems, String field, String value, int longest) {
        if (value == null || value.isBlank()) problems.add(new Problem(field, "It is missing."));
        else if (value.length() > longest) problems.add(new Problem(field, "It has %d characters, more than %d.".formatted(value.length(), longest)));
        else if (value.chars().anyMatch(Character::isISOControl)) problems.add(new Problem(field, "It holds a line break or another control character."));
    }

    private static void rate(List<Problem> problems, String field, BigDecimal rate) {
        if (rate == null) problems.add(new Problem(field, "It is missing."));
        else if (rate.signum() < 0) problems.add(new Problem(field, "%s is negative.".formatted(rate.toPlainString())));
        else if (rate.stripTrailingZeros().scale() > 4) problems.add(new Problem(field, "%s has more than four decimals.".formatted(rate.toPlainString())));
        else if (rate.precision() - rate.scale() > 9) problems.add(new Problem(field, "%s is too large.".formatted(rate.toPlainString())));
    }
}
