package io.throughline.project.client;

import io.throughline.journal.BusinessEvent;

/** Somebody new buys from the firm. */
public record ClientRegistered(String clientCode, String country, String currency, int paymentTermsDays) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
