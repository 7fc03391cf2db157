package io.throughline.mail;

import java.time.Instant;

/**
 * A letter as others see it. {@code about} like {@code invoice:42}; {@code sentAt} is when the mail server took it; {@code resendOf} the letter that it
 * repeats. {@code messageId} is null until it leaves for the first time.
 */
public record Mail(long id, String key, String to, String subject, String about, String language, MailState state, int attempts, String lastError,
                   String messageId, Instant postedAt, Instant sentAt, Instant bouncedAt, Long resendOf) {

    /** To somebody of the house: its link does what only they may do. */
    boolean personal() {
        return about.startsWith(Mails.PERSONAL);
    }

    /** Nobody knows of anything that went wrong with it. */
    public boolean arrived() {
        return state == MailState.SENT;
    }
}
