package io.throughline.api;

/** The state of things, or who is asking, does not allow it; the message says why and what to do. Doors answer 409. */
public class Refused extends IllegalStateException {

    public Refused(String message) {
        super(message);
    }
}
