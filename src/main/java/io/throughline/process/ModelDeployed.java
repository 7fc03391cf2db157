package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** A version of a model, table or form is in the engine; {@code sha256} is that of its text, of which we keep a copy. */
public record ModelDeployed(String kind, String key, int version, String definitionId, String sha256) implements BusinessEvent {
    @Override
    public String subject() {
        return "model:" + key;
    }
}
