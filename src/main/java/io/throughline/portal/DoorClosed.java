package io.throughline.portal;

/** The link opens nothing: never given out, over, taken back, or not for this. The visitor is not told which. */
class DoorClosed extends RuntimeException {
    private final boolean tooManyTries;

    DoorClosed(boolean tooManyTries) {
        super(null, null, false, false);
        this.tooManyTries = tooManyTries;
    }

    boolean tooManyTries() {
        return tooManyTries;
    }
}
