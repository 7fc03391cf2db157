package io.throughline.mail;

import io.throughline.api.InvalidInput;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What stands outside on a letter, made safe: nothing a caller writes can become a header of its own. */
final class Envelope {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]+@[^\\s@<>,;:\"()\\[\\]\\\\\\p{Cntrl}]+");

    private static final List<String> LANGUAGES = List.of("de", "fr");

    private Envelope() {}

    static PostOffice.Letter checked(PostOffice.Letter letter) {
        if (letter.key() == null || letter.key().isBlank()) throw new InvalidInput("key", "a letter needs the key of its occasion");
        var attachments = letter.attachments().stream()
                .map(a -> new PostOffice.Attachment(oneLine(a.fileName()), oneLine(a.contentType()), a.content())).toList();
        return new PostOffice.Letter(letter.key(), address(letter.to()), oneLine(letter.subject()), letter.body() == null ? "" : letter.body(),
                oneLine(letter.about()), attachments, oneLineOrNull(letter.link()), language(letter.language()));
    }

    private static String language(String said) {
        return LANGUAGES.stream().filter(said.toLowerCase(Locale.ROOT)::startsWith).findFirst().orElse("en");
    }

    /** Empty stays empty: the letter is shown as failed, for someone to add the address. */
    static String address(String to) {
        if (to == null || to.isBlank()) return "";
        var address = to.strip();
        if (address.length() > 254 || !ADDRESS.matcher(address).matches()) {
            throw new InvalidInput("to", "'%s' is no mail address".formatted(oneLine(address)));
        }
        return address;
    }

    static String oneLine(String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static String oneLineOrNull(String text) {
        return text == null || text.isBlank() ? null : oneLine(text);
    }
}
