package io.throughline.receivables;

import io.throughline.journal.BusinessEvent;

/** Somebody came in by the link, or did something there. {@code draftId} is null where it concerns no single invoice. */
public record ClientLinkUsed(String linkId, String clientCode, Long draftId, Use use) implements BusinessEvent {

    public enum Use { OPENED, DOWNLOADED, DISPUTED, WENT_TO_PAY }

    @Override
    public String subject() {
        return "client-link:" + linkId;
    }
}
