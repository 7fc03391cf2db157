package io.throughline.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Reads delivery reports (RFC 3464): {@code multipart/report} with a part {@code message/delivery-status} and the letter or its head. A report without
 * the letter's head is recognised by the letter it answers.
 */
@Component
class BounceReader {
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{3,250}>");

    Optional<Bounce> read(MimeMessage report) throws MessagingException, IOException {
        if (!report.isMimeType("multipart/report") || !(report.getContent() instanceof Multipart parts)) return Optional.empty();
        Map<String, String> status = null;
        String messageId = null;
        for (int i = 0; i < parts.getCount(); i++) {
            var part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) status = fields(part);
            else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers") || part.isMimeType("message/rfc822-headers")) messageId = messageIdIn(part);
        }
        if (messageId == null) messageId = first(header(report, "In-Reply-To"), header(report, "References"));
        if (status == null || messageId == null) return Optional.empty();
        var action = status.getOrDefault("action", "").toLowerCase(Locale.ROOT);
        var code = status.getOrDefault("status", "");
        return Optional.of(new Bounce(messageId, code, words(status, code), action.equals("failed") && !code.startsWith("4")));
    }

    /** The receiver's fields win over those of the whole message; one recipient a letter, so one block. */
    private static Map<String, String> fields(Part part) throws MessagingException, IOException {
        var found = new TreeMap<String, String>();
        try (var in = part.getInputStream()) {
            while (in.available() > 0) {
                var block = Collections.list(new InternetHeaders(in).getAllHeaders());
                if (block.isEmpty()) break;
                for (Header header : block) found.put(header.getName().toLowerCase(Locale.ROOT), Envelope.oneLine(header.getValue()));
            }
        }
        return found;
    }

    private static String words(Map<String, String> status, String code) {
        var diagnostic = status.getOrDefault("diagnostic-code", "").replaceFirst("(?i)^smtp;\\s*", "");
        var words = diagnostic.isBlank() ? "the receiver's mail server reported " + code : diagnostic;
        return words.length() <= 500 ? words : words.substring(0, 500) + " …";
    }

    private static String messageIdIn(BodyPart part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var values = new InternetHeaders(in).getHeader("Message-ID");
            return values == null ? null : first(values[0]);
        }
    }

    private static String header(MimeMessage report, String name) throws MessagingException {
        return report.getHeader(name, " ");
    }

    private static String first(String... texts) {
        for (var text : texts) {
            if (text == null) continue;
            var id = MESSAGE_ID.matcher(text);
            if (id.find()) return id.group();
        }
        return null;
    }
}
