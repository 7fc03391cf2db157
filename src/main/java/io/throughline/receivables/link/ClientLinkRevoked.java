package io.throughline.receivables.link;

import io.throughline.journal.BusinessEvent;

/** The link opens nothing any more. {@code draftId} is null where it leads to everything of the client. */
public record ClientLinkRevoked(String linkId, String clientCode, Long draftId) implements BusinessEvent {
    @Override
    public String subject() {
        return "client-link:" + linkId;
    }
}
