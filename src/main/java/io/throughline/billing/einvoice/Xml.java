package io.throughline.billing.einvoice;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Writes elements in the order they are told; what is empty is left out. */
final class Xml {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    /** The element with whatever the body writes; nothing at all where the body writes nothing. */
    Xml group(String name, Runnable body) {
        return group(name, "", body);
    }

    /** {@code attributes} as they are written, with a space before. */
    Xml group(String name, String attributes, Runnable body) {
        int start = out.length();
        indent().append('<').append(name).append(attributes).append(">\n");
        int inside = out.length();
        depth++;
        body.run();
        depth--;
        if (out.length() == inside) out.setLength(start);
        else indent().append("</").append(name).append(">\n");
        return this;
    }

    Xml text(String name, String text) {
        return text(name, "", text);
    }

    Xml text(String name, String attributes, String text) {
        if (text == null || text.isBlank()) return this;
        indent().append('<').append(name).append(attributes).append('>');
        escape(text.strip());
        out.append("</").append(name).append(">\n");
        return this;
    }

    /** Two decimals, as the standard allows at most; fewer where there are none to show, more only where the number has them. */
    Xml amount(String name, String attributes, BigDecimal amount) {
        return text(name, attributes, amount == null ? null : plain(amount));
    }

    static String attribute(String name, String value) {
        return value == null || value.isEmpty() ? "" : " " + name + "=\"" + value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;") + '"';
    }

    static String plain(BigDecimal number) {
        int scale = number.stripTrailingZeros().scale();
        return number.setScale(Math.max(number.scale() <= 0 && scale <= 0 ? 0 : 2, scale)).toPlainString();
    }

    byte[] bytes() {
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(depth));
    }

    private void escape(String text) {
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> {
                    boolean allowed = c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
                    if (allowed) out.appendCodePoint(c);
                }
            }
        });
    }
}
