package io.throughline.receivables;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A secret link that a client was given: to one invoice, or to everything of theirs where {@code draftId} and {@code invoiceNumber} are null.
 * {@code openedAt}: last; null where it never was. {@code contactId}: whose it is; null where it was handed to the client as such.
 */
public record ClientLink(String id, String clientCode, Long draftId, String invoiceNumber, LocalDate expiresOn, Instant madeAt, String madeBy,
                         Instant openedAt, Instant revokedAt, String revokedBy,
                         Long contactId, String contactName, ContactRole contactRole, @JsonIgnore boolean contactGone) {

    public boolean opensOn(LocalDate today) {
        return revokedAt == null && !contactGone && !today.isAfter(expiresOn);
    }

    @JsonIgnore
    public boolean isForOneInvoice() {
        return draftId != null;
    }
}
