package io.throughline.firm;

import io.throughline.journal.BusinessEvent;

/** The seller's particulars changed; invoices already issued keep theirs. */
public record FirmChanged(FirmProfile before, FirmProfile after) implements BusinessEvent {
    @Override
    public String subject() {
        return "firm:1";
    }
}
