package io.throughline.database;

/** The application cannot start here; the message is all that the person at the console needs to know. */
public class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }
}
