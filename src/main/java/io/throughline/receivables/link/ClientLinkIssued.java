package io.throughline.receivables.link;

import io.throughline.journal.BusinessEvent;
import java.time.LocalDate;

/** A person asked for a link and was told its address. {@code draftId} is null where it leads to everything of the client. */
public record ClientLinkIssued(String linkId, String clientCode, Long draftId, LocalDate expiresOn) implements BusinessEvent {
    @Override
    public String subject() {
        return "client-link:" + linkId;
    }
}
