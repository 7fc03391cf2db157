package io.throughline.mail;

import io.throughline.journal.BusinessEvent;

/** The mail server could not be reached; told once, however long it lasts. */
public record MailServerLost(String why) implements BusinessEvent {
    @Override
    public String subject() {
        return "mail-server";
    }
}
