package io.throughline.models.expression;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The variables that a FEEL text looks at: names that are neither called, nor keys, nor words of the language. */
public final class FeelNames {
    private static final Pattern TEXTS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?!\\s*\\()(?!\\w)");
    /** Functions whose name is more than one word end in a call as well. */
    private static final Pattern CALL = Pattern.compile("\\b(?:date and time|years and months duration|day of week|day of year|week of year|month of year|list contains|"
            + "string length|upper case|lower case|starts with|ends with|insert before|index of|distinct values|substring before|substring after|get or else|"
            + "get entries|get value|is defined|round half up|round half down|round up|round down)\\s*\\(");
    private static final Set<String> WORDS = Set.of("if", "then", "else", "and", "or", "not", "true", "false", "null", "between", "in", "for", "return",
            "some", "every", "satisfies", "instance", "of", "function");

    private FeelNames() {}

    public static Set<String> in(String text) {
        var code = CALL.matcher(TEXTS.matcher(text).replaceAll("\"\"")).replaceAll("f(");
        var names = new LinkedHashSet<String>();
        var match = NAME.matcher(code);
        while (match.find()) if (!WORDS.contains(match.group())) names.add(match.group());
        return names;
    }
}
