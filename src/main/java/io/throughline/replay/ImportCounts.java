package io.throughline.replay;

import java.util.ArrayList;
import java.util.List;

/** What an import brought: of each kind how many are new and how many were there already. */
final class ImportCounts {
    private final List<String> lines = new ArrayList<>();
    private long created;

    void add(String kind, long all, long isNew) {
        created += isNew;
        lines.add("%-15s %,7d created %,9d unchanged".formatted(kind, isNew, all - isNew));
    }

    long created() {
        return created;
    }

    List<String> lines() {
        return lines;
    }
}
