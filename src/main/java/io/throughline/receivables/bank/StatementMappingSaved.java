package io.throughline.receivables.bank;

import io.throughline.journal.BusinessEvent;

/** How a bank's CSV is read was written down, or changed. */
public record StatementMappingSaved(String name, StatementMapping mapping) implements BusinessEvent {
    @Override
    public String subject() {
        return "statement-mapping:" + name;
    }
}
