package io.throughline.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What mail servers write back, as they write it. */
final class Reports {
    private static final String DSN = """
            From: MAILER-DAEMON@mx.client.example
            To: post@firm.example
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <report.%2$s@mx.client.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: text/plain; charset=us-ascii

            This is the mail system. I'm sorry to have to inform you that your message could not be delivered.

            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.client.example
            Arrival-Date: Mon, 5 Jan 2026 08:00:00 +0100

            Final-Recipient: rfc822; buyer@client.example
            Original-Recipient: rfc822;buyer@client.example
            Action: %2$s
            Status: %3$s
            Diagnostic-Code: smtp;
                %4$s

            --b1
            Content-Type: text/rfc822-headers

            From: Our firm <post@firm.example>
            To: buyer@client.example
            Subject: Rechnung
            Message-ID: %1$s

            --b1--
            """;

    private Reports() {}

    static String text(String messageId, String action, String status, String why) {
        return DSN.formatted(messageId, action, status, why).replace("\n", "\r\n");
    }

    static MimeMessage bounce(String messageId, String action, String status, String why) throws MessagingException {
        return message(text(messageId, action, status, why));
    }

    static MimeMessage plain(String subject, String answers) throws MessagingException {
        return message("From: buyer@client.example\r\nTo: post@firm.example\r\nSubject: %s\r\nIn-Reply-To: %s\r\n\r\nI am away.\r\n".formatted(subject, answers));
    }

    private static MimeMessage message(String text) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
