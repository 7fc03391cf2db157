package io.throughline.receivables.account;

import io.throughline.journal.BusinessEvent;

/** From now on the client is reminded by another row of the dunning policy. */
public record ClientClassChanged(String clientCode, String before, String after) implements BusinessEvent {
    @Override
    public String subject() {
        return "client:" + clientCode;
    }
}
