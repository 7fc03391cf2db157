package io.throughline.security.token;

import io.throughline.journal.BusinessEvent;
import java.time.Instant;

/** A token was made for a program that acts as the user. */
public record TokenIssued(long id, String username, String name, Instant expiresAt) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
