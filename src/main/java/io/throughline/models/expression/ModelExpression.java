package io.throughline.models.expression;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The only expressions that models may hold: a variable, a key of a map or list variable, literals,
 * comparisons, {@code and or not empty}, a choice {@code a ? b : c}. No calls, no arithmetic, no beans, nothing of the engine.
 */
public final class ModelExpression {
    private static final Pattern STEP = Pattern.compile("\\$\\{\\s*([A-Za-z][A-Za-z0-9]*)\\s*}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final int LONGEST = 1000;

    private ModelExpression() {}

    public static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** A text with any number of <code>${…}</code> in it: the variables that it reads. */
    public static Set<String> variables(String text) throws Refusal {
        if (text.contains("#{")) throw new Refusal("write ${…} instead of #{…}");
        if (text.length() > LONGEST) throw new Refusal("it is longer than " + LONGEST + " characters; let a step or a decision table find the answer");
        var variables = new LinkedHashSet<String>();
        for (int at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at)) {
            var reader = new ExpressionReader(text, at + 2, variables);
            at = reader.readToBrace();
        }
        return variables;
    }

    /** The bean that {@code ${bean}} names, if the text is just that. */
    public static Optional<String> step(String text) {
        var match = STEP.matcher(text.strip());
        return match.matches() ? Optional.of(match.group(1)) : Optional.empty();
    }

    public static boolean isVariable(String text) {
        return VARIABLE.matcher(text).matches();
    }

    /** Why an expression is not allowed, as the end of a sentence. */
    public static final class Refusal extends Exception {
        Refusal(String why) {
            super(why, null, false, false);
        }
    }
}
