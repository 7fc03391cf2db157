package io.throughline.receivables;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A secret link that a client was given: to one invoice, or to everything of theirs where {@code draftId} and {@code invoiceNumber} are null.
 * {@code openedAt}: last; null where it never was.
 */
public record ClientLink(String id, String clientCode, Long draftId, String invoiceNumber, LocalDate expiresOn, Instant madeAt, String madeBy,
                         Instant openedAt, Instant revokedAt, String revokedBy) {

    public boolean opensOn(LocalDate today) {
        return revokedAt == null && !today.isAfter(expiresOn);
    }

    @JsonIgnore
    public boolean isForOneInvoice() {
        return draftId != null;
    }
}
