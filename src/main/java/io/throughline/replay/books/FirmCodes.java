package io.throughline.replay.books;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The codes of one file: each once; and asked for by others only where the file could be read, so that one fault is told once. */
public final class FirmCodes {
    private final String kind;
    private final Map<String, Long> lines = new HashMap<>();
    private boolean readable;

    FirmCodes(String kind) {
        this.kind = kind;
    }

    void readable(boolean yes) {
        readable = yes;
    }

    /** Takes a new code, or finds that it is there already. */
    void add(FirmRow row, String column, String code) {
        if (code == null) return;
        var first = lines.putIfAbsent(code, row.line());
        if (first != null) row.wrong(column, "the %s %s is already in line %d".formatted(kind, code, first));
    }

    /** Answers the code that the row names in the column, where there is such a one. */
    public String known(FirmRow row, String column) {
        var code = row.code(column);
        if (code == null || !readable || lines.containsKey(code)) return code;
        row.wrong(column, "there is no %s %s".formatted(kind, code));
        return null;
    }

    boolean has(String code) {
        return !readable || lines.containsKey(code);
    }

    Set<String> all() {
        return lines.keySet();
    }

    long line(String code) {
        return lines.getOrDefault(code, 1L);
    }
}
