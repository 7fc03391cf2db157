package io.throughline.mail;

import io.throughline.journal.BusinessEvent;

/** A person had a letter sent again; {@code asMailId} is the same where it had not left before. */
public record MailSentAgain(long mailId, String about, long asMailId) implements BusinessEvent {
    @Override
    public String subject() {
        return about == null || about.isBlank() ? "mail:" + mailId : about;
    }
}
