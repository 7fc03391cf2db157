package io.throughline.replay.deed;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalDateTime;

/** How far the history has come: a bar that moves on a terminal, a line every five percent elsewhere. */
public final class Progress {
    private static final int WIDTH = 30;
    private static final long BETWEEN_NANOS = 200_000_000L;
    private final PrintStream out;
    private final boolean terminal;
    private final LocalDateTime from;
    private final LocalDateTime to;
    private final long started = System.nanoTime();
    private long shownAt;
    private int shownPercent = -1;

    public Progress(PrintStream out, boolean terminal, LocalDateTime from, LocalDateTime to) {
        this.out = out;
        this.terminal = terminal;
        this.from = from;
        this.to = to;
    }

    public void at(LocalDateTime now) {
        double share = Math.min(0.999, Math.max(0, (double) Duration.between(from, now).toMinutes() / Math.max(1, Duration.between(from, to).toMinutes())));
        int percent = (int) (share * 100);
        long nanos = System.nanoTime();
        if (terminal ? nanos - shownAt < BETWEEN_NANOS : percent / 5 == shownPercent / 5 && shownPercent >= 0) return;
        shownAt = nanos;
        shownPercent = percent;
        var spent = Duration.ofNanos(nanos - started);
        var left = share < 0.01 ? "" : ", %s left".formatted(minutes(Duration.ofNanos((long) (spent.toNanos() * (1 - share) / share))));
        if (terminal) {
            int filled = (int) (share * WIDTH);
            out.printf("\r[%s%s] %3d %%  %s%s   ", "#".repeat(filled), ".".repeat(WIDTH - filled), percent, now.toLocalDate(), left);
        } else {
            out.printf("%3d %%  %s%s%n", percent, now.toLocalDate(), left);
        }
        out.flush();
    }

    public void done(LocalDateTime now) {
        var spent = minutes(Duration.ofNanos(System.nanoTime() - started));
        if (terminal) out.printf("\r[%s] 100 %%  %s, %s taken      %n", "#".repeat(WIDTH), now.toLocalDate(), spent);
        else out.printf("100 %%  %s, %s taken%n", now.toLocalDate(), spent);
    }

    private static String minutes(Duration span) {
        return "%d:%02d min".formatted(span.toMinutes(), span.toSecondsPart());
    }
}
