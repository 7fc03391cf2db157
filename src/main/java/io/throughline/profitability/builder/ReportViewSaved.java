package io.throughline.profitability.builder;

import io.throughline.journal.BusinessEvent;

/** A report was kept under a name; {@code question} as in its address. */
public record ReportViewSaved(long id, String name, String question) implements BusinessEvent {
    @Override
    public String subject() {
        return "report-view:" + id;
    }
}
