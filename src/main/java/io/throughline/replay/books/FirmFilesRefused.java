package io.throughline.replay.books;

import java.util.List;
import java.util.stream.Collectors;

/** A firm's files can't be taken as they are; nothing was written. The message is one finding a line. */
public class FirmFilesRefused extends RuntimeException {
    private final transient List<Finding> findings;
    private final long count;

    FirmFilesRefused(Findings findings) {
        super(message(findings));
        this.findings = findings.shown();
        this.count = findings.count();
    }

    /** The first hundred. */
    public List<Finding> findings() {
        return findings;
    }

    /** How many there are in all. */
    public long count() {
        return count;
    }

    private static String message(Findings findings) {
        var lines = findings.shown().stream().map(Finding::toString).collect(Collectors.joining("\n"));
        long more = findings.count() - findings.shown().size();
        return more == 0 ? lines : lines + "\n… and %d more findings".formatted(more);
    }
}
