package io.throughline.people;

import io.throughline.journal.BusinessEvent;

/** Someone works here from now on. */
public record PersonJoined(String personCode, String role) implements BusinessEvent {
    @Override
    public String subject() {
        return "person:" + personCode;
    }
}
