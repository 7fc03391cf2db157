package io.throughline.expense;

import io.throughline.api.InvalidInput;
import io.throughline.api.InvalidInput.Problem;
import io.throughline.expense.Expenses.NewExpense;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An expense as a form sends it: a text a field, {@code amount} and {@code currency} apart. What is misspelt or cannot be read is refused by field. */
final class ExpenseForm {
    private static final List<String> FIELDS = List.of("externalId", "expenseDate", "personCode", "projectCode", "category", "amount", "currency", "billable",
            "markupPercent", "note");
    private final Map<String, String> fields;
    private final List<Problem> problems = new ArrayList<>();

    private ExpenseForm(Map<String, String> fields) {
        this.fields = fields;
    }

    static NewExpense read(Map<String, String> fields) {
        return new ExpenseForm(fields).read();
    }

    private NewExpense read() {
        fields.keySet().stream().filter(f -> !FIELDS.contains(f))
                .forEach(f -> problems.add(new Problem(f, "is not known here; known are %s and the file receipt".formatted(FIELDS))));
        for (var field : List.of("amount", "currency")) {
            if (text(field) == null) problems.add(new Problem(field, "is missing"));
        }
        var currency = value("currency", Currency::getInstance, "is no currency; write EUR");
        var money = currency == null ? null : value("amount", amount -> Money.of(amount, currency.getCurrencyCode()), "is no amount in %s; write 45.10".formatted(currency));
        var billable = value("billable", ExpenseForm::yesOrNo, "is neither true nor false");
        var expense = new NewExpense(text("externalId"), value("expenseDate", LocalDate::parse, "is no date; write 2026-11-21"), text("personCode"),
                text("projectCode"), text("category"), money, Boolean.TRUE.equals(billable), value("markupPercent", BigDecimal::new, "is no number"), text("note"));
        if (!problems.isEmpty()) throw new InvalidInput(problems);
        return expense;
    }

    private static Boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) throw new IllegalArgumentException(text);
        return Boolean.valueOf(text);
    }

    private String text(String field) {
        var given = fields.get(field);
        return given == null || given.isBlank() ? null : given.strip();
    }

    private <T> T value(String field, Function<String, T> reading, String otherwise) {
        var given = text(field);
        try {
            return given == null ? null : reading.apply(given);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            problems.add(new Problem(field, "'%s' %s".formatted(given.length() > 40 ? given.substring(0, 40) + "…" : given, otherwise)));
            return null;
        }
    }
}
