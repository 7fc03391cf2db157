package io.throughline.security;

import io.throughline.journal.BusinessEvent;
import java.util.Set;

/** Somebody may sign in. */
public record UserAdded(String username, String personCode, Set<Role> roles) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
