package io.throughline.billing;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** An invoice as other rooms see it: known by its draft id for good, by its number from issue on ({@code null} before). {@code keptOpenUntil}: so long a draft waits for late hours. */
public record InvoiceSummary(long draftId, String number, InvoiceState state, String clientCode, List<String> projectCodes, LocalDate issueDate,
                             LocalDate dueDate, Money net, Money vat, Money gross, String taxCategory, List<Line> lines, LocalDate keptOpenUntil) {

    /** {@code kind}: TIME, EXPENSE, FIXED_FEE. Hours and rate are null except for TIME. */
    public record Line(int position, String kind, String description, String personCode, @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal hours,
                       @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal rate, Money amount) {}

    public enum InvoiceState { DRAFT, REJECTED, ISSUED, CREDITED }
}
