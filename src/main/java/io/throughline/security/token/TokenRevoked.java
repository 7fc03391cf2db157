package io.throughline.security.token;

import io.throughline.journal.BusinessEvent;

/** A token is worth nothing any more. */
public record TokenRevoked(long id, String username) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
