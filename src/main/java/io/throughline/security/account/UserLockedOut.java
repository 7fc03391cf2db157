package io.throughline.security.account;

import io.throughline.journal.BusinessEvent;

/** Somebody may no longer sign in. */
public record UserLockedOut(String username) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
