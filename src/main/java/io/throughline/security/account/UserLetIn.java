package io.throughline.security.account;

import io.throughline.journal.BusinessEvent;

/** Somebody who was locked out may sign in again. */
public record UserLetIn(String username) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
