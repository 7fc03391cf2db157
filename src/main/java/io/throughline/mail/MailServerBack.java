package io.throughline.mail;

import io.throughline.journal.BusinessEvent;

/** The mail server takes letters again; those that waited leave now. */
public record MailServerBack(long waiting) implements BusinessEvent {
    @Override
    public String subject() {
        return "mail-server";
    }
}
