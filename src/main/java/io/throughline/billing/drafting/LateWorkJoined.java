package io.throughline.billing.drafting;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;

/** Work that was approved late is on lines of its own on a draft that was kept open. */
public record LateWorkJoined(long draftId, int lines, Money added, Money net) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
