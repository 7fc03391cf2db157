package io.throughline.connector;

import java.util.Optional;

/** What another system calls our things, so that a repeated job changes instead of making anew. */
public interface Memory {
    Optional<String> recall(String system, String entity, String ourId);

    void remember(String system, String entity, String ourId, String theirId);
}
