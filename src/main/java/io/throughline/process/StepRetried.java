package io.throughline.process;

import io.throughline.journal.BusinessEvent;

/** A person had a failed step tried again; {@code why} is what it had failed of. */
public record StepRetried(String step, String businessKey, String why) implements BusinessEvent {
    @Override
    public String subject() {
        return "step:" + step + "/" + businessKey;
    }
}
