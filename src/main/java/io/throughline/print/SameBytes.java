package io.throughline.print;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a PDF what differs from one making to the next: the moment, the file's id and the random names of font subsets. Each is replaced
 * by as many characters that follow from the content, so that no offset in the file moves.
 */
final class SameBytes {
    private static final Pattern MOMENT = Pattern.compile("\\(D:\\d{14}(?:[+-]\\d{2}'\\d{2}'|Z)\\)");
    private static final Pattern XMP_MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:[+-]\\d{2}:\\d{2}|Z)");
    private static final Pattern SUBSET = Pattern.compile("/[A-Z]{6}\\+([A-Za-z0-9,-]+)");
    private static final Pattern ID = Pattern.compile("/ID ?\\[<([0-9a-f]{32})><([0-9a-f]{32})>\\]");

    private SameBytes() {}

    static byte[] of(byte[] pdf, LocalDate day) {
        var text = new String(pdf, StandardCharsets.ISO_8859_1);
        var noon = day.atTime(12, 0).atZone(ZoneId.systemDefault()).withZoneSameInstant(ZoneOffset.UTC);
        var same = new StringBuilder(text);
        put(same, "(D:", 0, MOMENT, text, m -> fit("(D:" + DateTimeFormatter.ofPattern("yyyyMMddHHmmss").format(noon), m.group().length() - 1, "+00'00'") + ")");
        put(same, "T", 10, XMP_MOMENT, text, m -> fit(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").format(noon), m.group().length(), "+00:00"));
        put(same, "+", 7, SUBSET, text, m -> "/" + letters(m.group(1)) + "+" + m.group(1));
        put(same, "/ID", 0, ID, text, m -> m.group().replaceAll("[0-9a-f]{32}", "0".repeat(32)));
        var hash = HexFormat.of().formatHex(sha256(same.toString())).substring(0, 32);
        put(same, "/ID", 0, ID, text, m -> m.group().replaceAll("[0-9a-f]{32}", hash));
        return same.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private interface Words {
        String of(Matcher found);
    }

    /** Tried only where the {@code sign} stands that is in every match, {@code before} characters from its beginning: most of a file is compressed and says nothing. */
    private static void put(StringBuilder into, String sign, int before, Pattern pattern, String text, Words words) {
        var found = pattern.matcher(text);
        for (int at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
            if (at < before || !found.region(at - before, text.length()).lookingAt()) continue;
            var word = words.of(found);
            if (word.length() != found.group().length()) throw new IllegalStateException("'%s' does not fit in place of '%s'".formatted(word, found.group()));
            into.replace(found.start(), found.end(), word);
        }
    }

    private static String fit(String moment, int length, String zone) {
        return length == moment.length() + 1 ? moment + "Z" : moment + zone;
    }

    private static String letters(String name) {
        var hash = sha256(name);
        var letters = new StringBuilder();
        for (int i = 0; i < 6; i++) letters.append((char) ('A' + (hash[i] & 0xff) % 26));
        return letters.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
