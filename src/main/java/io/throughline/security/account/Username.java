package io.throughline.security.account;

import io.throughline.api.InvalidInput;
import io.throughline.journal.Actor;

/** Names of users: letters, digits and {@code _ . @ -}, begun by a letter or digit. They stand in paths and in the engine's rights: nothing else. */
public final class Username {
    static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}";

    private Username() {}

    public static String checked(String username) {
        if (username == null || !username.matches(PATTERN)) {
            throw new InvalidInput("username", "must be up to 64 letters, digits or _ . @ -, begun by a letter or digit");
        }
        if (username.equalsIgnoreCase(Actor.SYSTEM)) throw new InvalidInput("username", "'system' stands for what nobody did by hand");
        return username;
    }
}
