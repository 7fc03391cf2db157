package io.throughline.security.account;

import io.throughline.journal.BusinessEvent;
import io.throughline.security.Role;
import java.util.Set;

/** Somebody may sign in. */
public record UserAdded(String username, String personCode, Set<Role> roles) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
