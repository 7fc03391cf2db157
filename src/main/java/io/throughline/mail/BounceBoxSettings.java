package io.throughline.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code throughline.mail.bounces.*}: the mailbox that reports come to (the firm's own, or that of {@code throughline.mail.from}), read by IMAP.
 * Without {@code host} none is read. Port 993 speaks TLS from the start, others turn to it where the server offers it.
 */
@ConfigurationProperties("throughline.mail.bounces")
record BounceBoxSettings(String host, @DefaultValue("993") int port, String username, String password, @DefaultValue("INBOX") String folder,
                         @DefaultValue("false") boolean trustAnyCertificate) {

    boolean isSet() {
        return host != null && !host.isBlank();
    }
}
