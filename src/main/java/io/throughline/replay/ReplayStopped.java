package io.throughline.replay;

/** Somebody in the replay could not do what the files say; the message names the moment, the deed and the refusal. */
public class ReplayStopped extends RuntimeException {

    ReplayStopped(String message, Throwable cause) {
        super(message, cause);
    }
}
