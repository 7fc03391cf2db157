package io.throughline.evidence.keeping;

import io.throughline.journal.BusinessEvent;

/** What a person is called was forgotten for good; their code stands for them from here on. */
public record PersonErased(String personCode, String why) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }

    @Override
    public String reason() {
        return why;
    }
}
