package io.throughline.mail;

import java.util.List;

/** Takes mail in the caller's transaction and sends it afterwards; without SMTP settings it is kept and shown. */
public interface PostOffice {

    record Attachment(String fileName, String contentType, byte[] content) {}

    /** {@code key} names the occasion ({@code invoice:42}): the same key again sends nothing. {@code template} is in {@code mail/<template>_<language>.html}. */
    record Letter(String key, String to, String subject, String body, String about, List<Attachment> attachments) {}

    /** Answers the mail's id; the id of the first letter when the key was used before. */
    long post(Letter letter);
}
