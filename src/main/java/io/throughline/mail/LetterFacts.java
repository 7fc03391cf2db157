package io.throughline.mail;

import io.throughline.journal.BusinessEvent;
import java.util.List;

/** A letter's way, as the journal keeps it: without address and words, which are forgotten one day, but known by their SHA-256. */
final class LetterFacts {
    private LetterFacts() {}

    private static String subject(long mailId, String about) {
        return about == null || about.isBlank() ? "mail:" + mailId : about;
    }

    /** {@code sha256} is that of subject, line feed and body; {@code enclosed} those of the enclosures in their order. {@code resendOf}: the letter that it repeats. */
    record LetterPosted(long mailId, String about, String sha256, List<String> enclosed, Long resendOf) implements BusinessEvent {
        @Override
        public String subject() {
            return LetterFacts.subject(mailId, about);
        }
    }

    /** The mail server took it. */
    record LetterSent(long mailId, String about, int attempts) implements BusinessEvent {
        @Override
        public String subject() {
            return LetterFacts.subject(mailId, about);
        }
    }
}
