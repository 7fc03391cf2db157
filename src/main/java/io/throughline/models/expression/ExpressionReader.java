package io.throughline.models.expression;

import io.throughline.models.expression.ModelExpression.Refusal;
import java.util.Set;

/** Reads one expression from its first character to the closing brace: recursive descent over the grammar in {@link ModelExpression}. */
final class ExpressionReader {
    /** Names that the engine would resolve to itself, to the signed-in person, or to the machine's clock. */
    private static final Set<String> ENGINE = Set.of("execution", "task", "caseExecution", "externalTask", "variableScope",
            "now", "dateTime", "currentUser", "currentUserGroups", "authenticatedUserId", "S", "JSON", "XML", "XPATH");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "empty", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod", "instanceof");

    private final String text;
    private final Set<String> variables;
    private int at;
    private int depth;

    ExpressionReader(String text, int at, Set<String> variables) {
        this.text = text;
        this.at = at;
        this.variables = variables;
    }

    /** @return where the text goes on after the closing brace */
    int readToBrace() throws Refusal {
        choice();
        if (peek() != '}') throw unexpected();
        return at + 1;
    }

    private void choice() throws Refusal {
        if (++depth > 20) throw new Refusal("it is nested too deeply");
        or();
        if (take("?")) {
            choice();
            if (!take(":")) throw new Refusal("a choice needs both answers: a ? b : c");
            choice();
        }
        depth--;
    }

    private void or() throws Refusal {
        do and(); while (take("||") || word("or"));
    }

    private void and() throws Refusal {
        do equality(); while (take("&&") || word("and"));
    }

    private void equality() throws Refusal {
        do relation(); while (take("==") || take("!=") || word("eq") || word("ne"));
    }

    private void relation() throws Refusal {
        do unary(); while (take("<=") || take(">=") || take("<") || take(">") || word("le") || word("ge") || word("lt") || word("gt"));
    }

    private void unary() throws Refusal {
        int nots = 0;
        while (take("!") || word("not") || word("empty")) {
            if (++nots > 3) throw new Refusal("say it with fewer negations");
        }
        if (take("(")) {
            choice();
            if (!take(")")) throw unexpected();
            if (peek() == '.' || peek() == '[') throw new Refusal("keys are read from a variable only: order.total");
        } else if (peek() == '\'' || peek() == '"') {
            string();
        } else if (Character.isDigit(peek()) || peek() == '-') {
            number();
        } else {
            variable();
        }
        if (peek() == '(') throw new Refusal("nothing can be called in a model; let a step set a variable and read that");
    }

    private void variable() throws Refusal {
        var name = name();
        if (name.equals("true") || name.equals("false") || name.equals("null")) return;
        if (WORDS.contains(name)) throw unexpected();
        if (ENGINE.contains(name)) throw new Refusal("\"" + name + "\" belongs to the engine; read a variable that a step has set");
        variables.add(name);
        while (true) {
            if (take(".")) {
                key(name());
            } else if (take("[")) {
                if (peek() == '\'' || peek() == '"') key(string());
                else number();
                if (!take("]")) throw new Refusal("a key in brackets is a text or a number");
            } else {
                return;
            }
        }
    }

    private static void key(String key) throws Refusal {
        if (key.equalsIgnoreCase("class")) throw new Refusal("\"class\" is not a key that a model may read");
    }

    private String name() throws Refusal {
        skipSpace();
        int from = at;
        while (at < text.length() && isWord(text.charAt(at))) at++;
        if (from == at || !Character.isLetter(text.charAt(from))) {
            at = from;
            throw unexpected();
        }
        return text.substring(from, at);
    }

    private void number() throws Refusal {
        take("-");
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) at++;
        if (from == at) throw unexpected();
    }

    private String string() throws Refusal {
        char quote = peek();
        int end = text.indexOf(quote, ++at);
        if (end < 0) throw new Refusal("a quoted text is not closed");
        var value = text.substring(at, end);
        if (value.indexOf('\\') >= 0) throw new Refusal("a quoted text holds no backslash");
        at = end + 1;
        return value;
    }

    private boolean word(String word) {
        skipSpace();
        int end = at + word.length();
        if (!text.startsWith(word, at) || end < text.length() && isWord(text.charAt(end))) return false;
        at = end;
        return true;
    }

    private boolean take(String symbol) {
        skipSpace();
        if (!text.startsWith(symbol, at)) return false;
        at += symbol.length();
        return true;
    }

    private char peek() {
        skipSpace();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private static boolean isWord(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }

    private Refusal unexpected() {
        return new Refusal(switch (peek()) {
            case '\0' -> "it ends too early";
            case '}' -> "something is missing before \"}\"";
            case '(' -> "nothing can be called in a model; let a step set a variable and read that";
            case '+', '-', '*', '/', '%' -> "models do not calculate; let a step or a decision table do it";
            case '=' -> "write == to compare; nothing is set in an expression";
            case ';' -> "one expression at a time";
            default -> "\"" + peek() + "\" is not allowed there; read variables, compare them, join them with and, or, not";
        });
    }
}
