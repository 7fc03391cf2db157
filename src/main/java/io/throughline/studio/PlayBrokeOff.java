package io.throughline.studio;

/** A play of history could not be finished; the message says whose and why. */
final class PlayBrokeOff extends RuntimeException {
    PlayBrokeOff(String message) {
        super(message);
    }
}
