package io.throughline.security.account;

import io.throughline.journal.BusinessEvent;

/** A name, an address or the person behind a sign-in was changed. */
public record UserChanged(String username) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
