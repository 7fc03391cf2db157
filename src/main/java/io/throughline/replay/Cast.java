package io.throughline.replay;

/** Who plays in a replay besides the firm's own people. */
final class Cast {
    /** Signs budgets off, approves what managers wrote themselves, reviews invoices. */
    static final String DIRECTOR = "DIRECTOR";

    private Cast() {}
}
