package io.throughline.mail;

import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** The same words for readers that show HTML: the firm's name, paragraphs, lines and links; the secret link as a button. No pictures, nothing from afar. */
final class HtmlBody {
    private static final String PAGE = """
            <!doctype html><html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
            <body style="margin:0;padding:24px 12px;background:#f4f5f4;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#1c2624">
            <table role="presentation" width="100%%" style="max-width:600px;margin:0 auto;border-collapse:collapse"><tr>
            <td style="padding:0 4px 12px;font-weight:600;font-size:17px">%s</td></tr><tr>
            <td style="background:#ffffff;color:#1c2624;border:1px solid #d9dfdd;border-radius:8px;padding:24px"><p style="margin:0 0 16px">%s</p></td></tr></table></body></html>
            """;
    private static final String BUTTON = "<a href=\"%s\" style=\"display:inline-block;padding:10px 18px;border-radius:6px;background:#2f6f6a;color:#ffffff;text-decoration:none;font-weight:600\">%s</a>";

    private HtmlBody() {}

    /** {@code about} tells what the link is for. */
    static String of(String firm, String text, String link, String about, String language) {
        var body = escaped(text).replace("\r", "");
        var marked = link == null ? body : body.replace(escaped(link), "\u0000");
        var linked = marked.replaceAll("(https?://[^\\s<\u0000]+)", "<a href=\"$1\">$1</a>");
        var paragraphs = linked.strip().replaceAll("\n{2,}", "</p><p style=\"margin:0 0 16px\">").replace("\n", "<br>");
        var buttoned = paragraphs.replace("\u0000", link == null ? "" : BUTTON.formatted(escaped(link), deed(about, language)));
        return PAGE.formatted(language, escaped(firm), buttoned);
    }

    private static String deed(String about, String language) {
        var deeds = switch (about.replaceFirst(":.*", "")) {
            case "user" -> List.of("Read and decide", "Lesen und entscheiden", "Lire et décider");
            case "client" -> List.of("Sign in", "Anmelden", "Se connecter");
            case "project" -> List.of("Read and answer", "Lesen und antworten", "Lire et répondre");
            default -> List.of("View and pay", "Ansehen und bezahlen", "Consulter et payer");
        };
        return deeds.get(language.equals("de") ? 1 : language.equals("fr") ? 2 : 0);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
