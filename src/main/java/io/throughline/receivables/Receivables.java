package io.throughline.receivables;

import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** What clients still owe: opened by InvoiceIssued, settled by payment, credit or write-off. */
public interface Receivables {

    record Receivable(long draftId, String number, String clientCode, List<String> projectCodes, LocalDate issueDate, LocalDate dueDate, Money gross,
                      Money open, boolean disputed, LocalDate settledOn) {}

    Receivable get(long draftId);

    Receivable byNumber(String number);

    /** Open items of a project. */
    List<Receivable> openOf(String projectCode);

    List<Receivable> open();

    /** Publishes PaymentReceived, and ReceivableSettled when nothing is left. A repeated reference for the invoice changes nothing. */
    long receivePayment(String invoiceNumber, Money amount, LocalDate paidOn, String reference);

    long openDispute(String invoiceNumber, String reason);

    void settleDispute(String invoiceNumber, long disputeId, String outcome);
}
