package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** The draft was turned down; its items are free again. */
public record InvoiceDraftRejected(long draftId, List<String> projectCodes, String draftedBy, String comment) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
