package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import io.throughline.quantity.Money;
import java.time.LocalDate;
import java.util.List;

/** A draft waits to be checked; its items are on no other. {@code keptOpenUntil}: but first so long for late hours; null for not at all. */
public record InvoiceDrafted(long draftId, Long runId, String clientCode, List<String> projectCodes, Money net, LocalDate keptOpenUntil) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
