package io.throughline.security.door;

import org.springframework.security.core.AuthenticationException;

/** Somebody guesses; for a while nothing is answered, not even to the right password. */
class TooManyAttempts extends AuthenticationException {
    private final long seconds;

    TooManyAttempts(long seconds) {
        super("Too many failed sign-ins; try again in %d seconds.".formatted(seconds));
        this.seconds = seconds;
    }

    long seconds() {
        return seconds;
    }
}
