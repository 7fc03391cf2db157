package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** An invoice was taken back, in full or in part; the hours and expenses that it covers can be billed again. Amounts are positive. */
public record CreditNoteIssued(long creditNoteId, String number, long draftId, String invoiceNumber, List<String> projectCodes, LocalDate issueDate, Money net, Money vat, Money gross, String reason,
                               String contentSha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
