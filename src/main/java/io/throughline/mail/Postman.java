package io.throughline.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Carries letters out, one by one. Each is marked SENDING, and that is committed, before it leaves: nobody sends it a second time unasked. */
@Component
public class Postman {
    private static final Logger log = LoggerFactory.getLogger(Postman.class);
    /** Seconds until the next try: a minute, five, half an hour, two hours, eight hours; then it has failed. */
    private static final List<Long> WAITS = List.of(60L, 300L, 1800L, 7200L, 28800L);

    private final Outbox outbox;
    private final MailServer server;
    private final ObjectProvider<Letterhead> letterhead;
    private final Clock clock;

    Postman(Outbox outbox, MailServer server, ObjectProvider<Letterhead> letterhead, Clock clock) {
        this.outbox = outbox;
        this.server = server;
        this.letterhead = letterhead;
        this.clock = clock;
    }

    /** Sends what is due now, outside any transaction; answers how many left. */
    public int deliver() {
        var smtp = server.find();
        if (smtp.isEmpty()) return 0;
        int sent = 0;
        for (var letter = outbox.take(); letter.isPresent(); letter = outbox.take()) {
            if (send(smtp.get(), letter.get())) sent++;
        }
        return sent;
    }

    /** What was leaving when the former server stopped. Called once, before the first delivery. */
    public int markInterrupted() {
        return outbox.interrupted();
    }

    private boolean send(JavaMailSender smtp, Outbox.Waiting letter) {
        if (letter.recipient().isBlank()) {
            outbox.stop(letter.id(), MailState.FAILED, "there is no address: add one and retry");
            return false;
        }
        try {
            smtp.send(message(letter));
        } catch (Exception e) {
            var reason = Envelope.oneLine(String.valueOf(root(e).getMessage()));
            log.warn("mail {} did not leave: {}", letter.id(), reason);
            if (mayHaveLeft(e)) outbox.stop(letter.id(), MailState.UNCERTAIN, "the line broke while it was leaving (%s): ask the receiver, or retry".formatted(reason));
            else if (letter.attempts() > WAITS.size()) outbox.stop(letter.id(), MailState.FAILED, reason);
            else outbox.tryAgain(letter.id(), WAITS.get(letter.attempts() - 1), reason);
            return false;
        }
        outbox.sent(letter.id(), clock.instant());
        return true;
    }

    private MimeMessage message(Outbox.Waiting letter) throws MessagingException, UnsupportedEncodingException {
        var message = new MimeMessage((Session) null) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", letter.messageId());
            }
        };
        var mime = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
        var from = letterhead.stream().map(Letterhead::sender).filter(s -> !s.address().isBlank()).findFirst()
                .orElse(new Letterhead.Sender("Throughline", "throughline@localhost"));
        mime.setFrom(Envelope.address(from.address()), Envelope.oneLine(from.name()));
        mime.setTo(letter.recipient());
        mime.setSubject(letter.subject());
        mime.setText(letter.body(), HtmlBody.of(letter.body()));
        for (var file : outbox.attachments(letter.id())) {
            mime.addAttachment(file.fileName(), new ByteArrayResource(file.content()), file.contentType());
        }
        return message;
    }

    /** False only where it is certain that the server did not take the letter: no connection, no login, or a plain refusal. */
    private static boolean mayHaveLeft(Exception e) {
        if (!(e instanceof MailSendException failure)) return false;
        var causes = failure.getMessageExceptions().length > 0 ? List.of(failure.getMessageExceptions()) : List.of(root(e));
        return causes.stream().noneMatch(c -> c instanceof SendFailedException || c instanceof MailConnectException
                || c instanceof AuthenticationFailedException || root(c) instanceof ConnectException || root(c) instanceof UnknownHostException);
    }

    private static Throwable root(Throwable e) {
        return e.getCause() == null || e.getCause() == e ? e : root(e.getCause());
    }
}
