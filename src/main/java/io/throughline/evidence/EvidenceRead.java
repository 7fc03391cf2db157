package io.throughline.evidence;

import io.throughline.journal.BusinessEvent;

/** An auditor looked at something: their own reading is on record, too. */
public record EvidenceRead(String address) implements BusinessEvent {
    @Override
    public String subject() {
        return "evidence";
    }
}
