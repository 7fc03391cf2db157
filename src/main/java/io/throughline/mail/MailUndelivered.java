package io.throughline.mail;

import io.throughline.journal.BusinessEvent;

/** A letter came back, cannot leave, or may have left: a person has to see to it. {@code state}: BOUNCED, FAILED, UNCERTAIN. */
public record MailUndelivered(long mailId, String about, MailState state, String why) implements BusinessEvent {
    @Override
    public String subject() {
        return about == null || about.isBlank() ? "mail:" + mailId : about;
    }

    @Override
    public String reason() {
        return why;
    }
}
