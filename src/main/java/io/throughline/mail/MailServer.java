package io.throughline.mail;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * The SMTP server of {@code spring.mail.host}; none where that is missing or blank. TLS is used where the server offers it, and insisted on where a
 * password would travel, unless the settings say otherwise.
 */
@Component
class MailServer {
    private static final String REQUIRED = "mail.smtp.starttls.required";
    private final ObjectProvider<JavaMailSender> sender;
    private final boolean named;

    MailServer(ObjectProvider<JavaMailSender> sender, @Value("${spring.mail.host:}") String host) {
        this.sender = sender;
        this.named = !host.isBlank();
        find().filter(JavaMailSenderImpl.class::isInstance).map(JavaMailSenderImpl.class::cast).ifPresent(MailServer::guardPassword);
    }

    Optional<JavaMailSender> find() {
        return named ? Optional.ofNullable(sender.getIfAvailable()) : Optional.empty();
    }

    boolean isThere() {
        return find().isPresent();
    }

    private static void guardPassword(JavaMailSenderImpl smtp) {
        var properties = smtp.getJavaMailProperties();
        var secret = smtp.getUsername() != null && !smtp.getUsername().isBlank();
        if (secret && !Boolean.parseBoolean(properties.getProperty("mail.smtp.ssl.enable"))) properties.putIfAbsent(REQUIRED, "true");
    }
}
