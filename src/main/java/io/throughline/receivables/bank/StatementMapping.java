package io.throughline.receivables.bank;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;

/**
 * How a bank's CSV is read; columns are named as in its head line. Left out: guessed. {@code decimal}: {@code ,} or {@code .}; {@code dateFormat} as in
 * {@code dd.MM.yyyy}; {@code currency}: of a file that has no such column; {@code skipLines}: lines above the head.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementMapping(String separator, String decimal, String dateFormat, Integer skipLines, String currency, String dateColumn, String amountColumn,
                               String currencyColumn, String payerColumn, String textColumn, String referenceColumn) {
    public static final StatementMapping GUESSED = new StatementMapping(null, null, null, null, null, null, null, null, null, null, null);

    StatementMapping checked() {
        var problems = new ArrayList<Problem>();
        if (separator != null && separator.length() != 1 && !separator.equals("\\t")) problems.add(new Problem("separator", "is one character, e.g. ;"));
        if (decimal != null && !decimal.equals(",") && !decimal.equals(".")) problems.add(new Problem("decimal", "is , or ."));
        if (skipLines != null && (skipLines < 0 || skipLines > 100)) problems.add(new Problem("skipLines", "is a number from 0 to 100"));
        if (currency != null && !currency.matches("[A-Z]{3}")) problems.add(new Problem("currency", "'%s' is no currency; write EUR".formatted(currency)));
        if (dateFormat != null) {
            try {
                DateTimeFormatter.ofPattern(dateFormat);
            } catch (IllegalArgumentException | DateTimeException e) {
                problems.add(new Problem("dateFormat", "'%s' is no format of dates; write dd.MM.yyyy".formatted(dateFormat)));
            }
        }
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return this;
    }
}
