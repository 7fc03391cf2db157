package io.throughline.billing;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;
import java.util.List;

/** A draft waits for hours that are approved late, up to and including the day, before it is checked. */
public record DraftKeptOpen(long draftId, List<String> projectCodes, LocalDate until) implements BusinessEvent {
    @Override
    public String subject() {
        return "invoice:" + draftId;
    }
}
