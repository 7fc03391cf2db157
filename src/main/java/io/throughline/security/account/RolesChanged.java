package io.throughline.security.account;

import io.throughline.journal.BusinessEvent;
import io.throughline.security.Role;
import java.util.Set;

/** What somebody may do was changed. */
public record RolesChanged(String username, Set<Role> before, Set<Role> after) implements BusinessEvent {
    @Override
    public String subject() {
        return "user:" + username;
    }
}
