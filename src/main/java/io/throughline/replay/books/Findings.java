package io.throughline.replay.books;

import java.util.ArrayList;
import java.util.List;

/** Everything wrong in a firm's files; the first {@value #SHOWN} are kept word by word, the rest are counted. */
public final class Findings {
    static final int SHOWN = 100;
    private final List<Finding> shown = new ArrayList<>();
    private long count;

    void add(String file, long line, int column, String reason) {
        if (++count <= SHOWN) shown.add(new Finding(file, line, column, reason));
    }

    long count() {
        return count;
    }

    List<Finding> shown() {
        return List.copyOf(shown);
    }

    /** A value as a sentence can carry it: on one line, shortened. */
    public static String quoted(String value) {
        var text = value.length() > 40 ? value.substring(0, 40) + "…" : value;
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> safe.append(Character.isISOControl(c) ? "\\u%04x".formatted(c) : Character.toString(c)));
        return "'" + safe + "'";
    }
}
