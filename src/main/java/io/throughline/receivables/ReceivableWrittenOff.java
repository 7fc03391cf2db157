package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;

/** The firm gives up on what is left; two people decided so. */
public record ReceivableWrittenOff(long draftId, String invoiceNumber, Money amount, LocalDate writtenOffOn, String requestedBy, String confirmedBy, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
