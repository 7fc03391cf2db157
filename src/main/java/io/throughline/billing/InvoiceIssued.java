package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** The invoice has its number and will never change again: {@code contentSha256} is that of all that is printed on it. */
public record InvoiceIssued(long draftId, String number, String clientCode, List<String> projectCodes, LocalDate issueDate, LocalDate dueDate, Money net, Money vat, Money gross, String taxCategory,
                            String contentSha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
