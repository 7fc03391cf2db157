package io.throughline.models.expression;

import io.throughline.models.source.AllowList;
import java.util.Optional;
import java.util.regex.Pattern;

/** FEEL as tables may hold it: data in, data out. Quoted texts and names apart, nothing that looks at the machine's clock or at Java. */
public final class FeelText {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern CLOCK = Pattern.compile("\\b(now|today)`?\\s*\\(");
    private static final Pattern JAVA = Pattern.compile("\\bfunction\\s*\\(|\\bexternal\\b|\\bjava\\b|\\bclass\\b|\\.\\s*get[A-Z]\\w*");

    public record Problem(String rule, String message) {}

    private FeelText() {}

    /** @param cell a test of an input, like {@code > 50}, and not a whole expression */
    public static Optional<Problem> problem(String text, boolean cell) {
        var code = COMMENT.matcher(QUOTED.matcher(text).replaceAll("\"\"")).replaceAll("");
        if (ModelExpression.isIn(code)) return Optional.of(new Problem("feel-only", "Write FEEL, without ${…}."));
        if (CLOCK.matcher(code).find()) return Optional.of(new Problem("virtual-clock", "Hand the date in as an input: now() and today() do not know the firm's clock."));
        if (JAVA.matcher(code).find()) return Optional.of(new Problem("feel-java", "Use FEEL's own functions only: a table defines none and calls no Java."));
        if (text.isBlank() || cell && text.strip().equals("-")) return Optional.empty();
        return FeelSyntax.problem(text, cell).map(why -> new Problem("feel-syntax", "Mend the cell " + AllowList.brief(text) + ": " + why));
    }
}
