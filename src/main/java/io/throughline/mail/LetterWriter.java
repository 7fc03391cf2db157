package io.throughline.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * A letter as it travels: from the firm, answers to the firm, plain text and HTML, enclosures. {@code throughline.mail.from} is the address to send
 * from where the mail server allows only its own; the firm's name stays.
 */
@Component
class LetterWriter {
    private static final String NOWHERE = "throughline@localhost";
    private final ObjectProvider<Letterhead> letterhead;
    private final String from;

    LetterWriter(ObjectProvider<Letterhead> letterhead, @Value("${throughline.mail.from:}") String from) {
        this.letterhead = letterhead;
        this.from = Envelope.address(from);
    }

    /** What the Message-ID is of. */
    String domain() {
        var address = fromAddress(sender());
        return address.substring(address.lastIndexOf('@') + 1);
    }

    MimeMessage write(Outbox.Waiting letter, Iterable<PostOffice.Attachment> enclosures) throws MessagingException, UnsupportedEncodingException {
        var message = new MimeMessage((Session) null) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", letter.messageId());
            }
        };
        var sender = sender();
        var firm = Envelope.oneLine(sender.name());
        var mime = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        mime.setFrom(fromAddress(sender), firm);
        if (!sender.address().isBlank()) mime.setReplyTo(Envelope.address(sender.address()), firm);
        mime.setTo(letter.recipient());
        mime.setSubject(letter.subject());
        mime.setText(letter.text(), HtmlBody.of(firm, letter.text(), letter.link(), letter.about(), letter.language()));
        for (var file : enclosures) mime.addAttachment(file.fileName(), new ByteArrayResource(file.content()), file.contentType());
        message.setHeader("Content-Language", letter.language());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("List-Id", "<letters.%s>".formatted(domain()));
        if (letter.threadOf() != null) {
            message.setHeader("In-Reply-To", letter.threadOf());
            message.setHeader("References", letter.threadOf());
        }
        return message;
    }

    private Letterhead.Sender sender() {
        return letterhead.stream().map(Letterhead::sender).findFirst().orElse(new Letterhead.Sender("Throughline", ""));
    }

    private String fromAddress(Letterhead.Sender sender) {
        if (!from.isEmpty()) return from;
        return sender.address().isBlank() ? NOWHERE : Envelope.address(sender.address());
    }
}
