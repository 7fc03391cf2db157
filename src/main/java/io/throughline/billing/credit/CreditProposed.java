package io.throughline.billing.credit;

import io.throughline.journal.BusinessEvent;
import java.math.BigDecimal;

/** Billed hours were corrected: finance is asked to credit them and bill anew. */
public record CreditProposed(long correctionId, long draftId, String invoiceNumber, long entryId, long reversal, Long replacement, BigDecimal hours, String reason) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
