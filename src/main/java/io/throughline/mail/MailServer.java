package io.throughline.mail;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The SMTP server of {@code spring.mail.host}; none where that is missing or blank. */
@Component
class MailServer {
    private final ObjectProvider<JavaMailSender> sender;
    private final boolean named;

    MailServer(ObjectProvider<JavaMailSender> sender, @Value("${spring.mail.host:}") String host) {
        this.sender = sender;
        this.named = !host.isBlank();
    }

    Optional<JavaMailSender> find() {
        return named ? Optional.ofNullable(sender.getIfAvailable()) : Optional.empty();
    }

    boolean isThere() {
        return find().isPresent();
    }
}
