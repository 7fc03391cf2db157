package io.throughline.replay.books;

import java.util.ArrayList;
import java.util.List;

/** What an import brought: of each kind how many are new and how many were there already. */
public final class ImportCounts {
    private final List<String> lines = new ArrayList<>();
    private long created;

    void add(String kind, long all, long isNew) {
        created += isNew;
        lines.add("%-15s %,7d created %,9d unchanged".formatted(kind, isNew, all - isNew));
    }

    public long created() {
        return created;
    }

    public List<String> lines() {
        return lines;
    }
}
