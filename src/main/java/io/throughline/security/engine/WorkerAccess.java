package io.throughline.security.engine;

import io.throughline.security.token.Tokens;
import java.util.Optional;

/**
 * What a worker shows at {@code /engine-rest} and {@code /api/v1/work}: the token of {@code throughline.worker-token}, or,
 * where none is set, one for this run only that in-process workers use.
 */
public final class WorkerAccess {
    /** The user that workers act as. */
    public static final String USERNAME = "worker";
    private final String token;
    private final boolean ofThisRun;

    public WorkerAccess(String configured) {
        ofThisRun = configured == null || configured.isBlank();
        token = ofThisRun ? "tl_" + Tokens.random() : configured;
    }

    public String token() {
        return token;
    }

    public Optional<String> configured() {
        return ofThisRun ? Optional.empty() : Optional.of(token);
    }

    public boolean isOfThisRun(String shown) {
        return ofThisRun && java.security.MessageDigest.isEqual(token.getBytes(), shown.getBytes());
    }
}
