package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.util.List;

/** A draft waits to be checked; its items are on no other. */
public record InvoiceDrafted(long draftId, Long runId, String clientCode, List<String> projectCodes, Money net) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
