package io.throughline.security.account;

import io.throughline.journal.BusinessEvent;

/** Somebody has a new password; all their sign-ins are over. */
public record PasswordChanged(String username) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
