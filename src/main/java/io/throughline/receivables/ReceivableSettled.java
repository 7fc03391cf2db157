package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** Nothing is owed any more: {@code how} is PAID, CREDITED or WRITTEN_OFF. */
public record ReceivableSettled(long draftId, String invoiceNumber, List<String> projectCodes, String how) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
