package io.throughline.billing;

import io.throughline.billing.InvoiceSummary.InvoiceState;
import io.throughline.billing.InvoiceSummary.Line;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/**
 * A run: what it drafted and what it could not bill. {@code asOf} is the last day of work that it bills, {@code runDate} the firm's day;
 * {@code state}: RUNNING, FINISHED, or DRY_RUN, which has no ids since nothing is written. {@code keptOpenUntil}: so long a draft waits for late hours.
 */
public record BillingRunView(Long id, LocalDate asOf, LocalDate runDate, String state, String requestedBy, List<Draft> invoices, List<Exception> exceptions) {

    public record Draft(Long draftId, String number, InvoiceState state, String projectCode, String clientCode, List<Line> lines, Money net,
                        String taxCategory, Money vat, Money gross, LocalDate keptOpenUntil) {}

    public record Exception(String projectCode, String reason) {}

    static Draft draft(InvoiceSummary i) {
        return new Draft(i.draftId(), i.number(), i.state(), i.projectCodes().get(0), i.clientCode(), i.lines(), i.net(), i.taxCategory(), i.vat(), i.gross(), i.keptOpenUntil());
    }
}
