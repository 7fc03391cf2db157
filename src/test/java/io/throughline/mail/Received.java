package io.throughline.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

/** Letters as they arrived. */
final class Received {
    private Received() {}

    static String to(MimeMessage letter) {
        try {
            return letter.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The words of every part that has any. */
    static List<String> texts(Part part) throws Exception {
        var found = new ArrayList<String>();
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) found.addAll(texts(parts.getBodyPart(i)));
        } else if (part.getContent() instanceof String text) {
            found.add(text);
        }
        return found;
    }
}
