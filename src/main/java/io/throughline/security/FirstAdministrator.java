package io.throughline.security;

import java.util.Optional;

/** How to get in for the first time. */
public final class FirstAdministrator {
    public static final String USERNAME = "admin";
    private volatile String oneTimePassword;

    public FirstAdministrator() {}

    /** The password that was made up at this start because none was given, for the console; empty at every other start. */
    public Optional<String> oneTimePassword() {
        return Optional.ofNullable(oneTimePassword);
    }

    public void madeUp(String password) {
        oneTimePassword = password;
    }
}
