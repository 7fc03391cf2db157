package io.throughline.profitability.builder;

import io.throughline.journal.BusinessEvent;

/** A kept report is kept no longer. */
public record ReportViewDropped(long id, String name) implements BusinessEvent {
    @Override
    public String subject() {
        return "report-view:" + id;
    }
}
