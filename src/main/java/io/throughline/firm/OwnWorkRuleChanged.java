package io.throughline.firm;

import io.throughline.journal.BusinessEvent;

/** Whether the owner of a firm of one person may approve their own work. */
public record OwnWorkRuleChanged(boolean allowed) implements BusinessEvent {
    @Override
    public String subject() {
        return "firm:1";
    }
}
