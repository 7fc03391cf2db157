package io.throughline.mail;

import org.springframework.web.util.HtmlUtils;

/** The same words for readers that show HTML: paragraphs, lines and links. */
final class HtmlBody {
    private HtmlBody() {}

    static String of(String text) {
        var escaped = HtmlUtils.htmlEscape(text, "UTF-8").replace("\r", "");
        var linked = escaped.replaceAll("(https?://[^\\s<]+)", "<a href=\"$1\">$1</a>");
        var paragraphs = linked.strip().replaceAll("\n{2,}", "</p><p>").replace("\n", "<br>");
        return "<!doctype html><html><body style=\"font-family:sans-serif;line-height:1.5;color:#1a1a1a\"><p>" + paragraphs + "</p></body></html>";
    }
}
