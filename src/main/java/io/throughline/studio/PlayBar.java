package io.throughline.studio;

import java.io.PrintStream;

/** How far both plays have come: a line that moves on a terminal, one every ten percent elsewhere. */
final class PlayBar {
    private final PrintStream out;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private int shown = -1;

    PlayBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void at(int today, int draft) {
        int slower = Math.min(today, draft);
        if (slower == shown || !terminal && slower / 10 == shown / 10 && shown >= 0) return;
        shown = slower;
        out.printf(terminal ? "\rtoday's models %3d %%, the draft %3d %%" : "today's models %3d %%, the draft %3d %%%n", today, draft);
        out.flush();
    }

    void done() {
        out.printf("%splayed in %d s%n", terminal ? "\r" : "", (System.nanoTime() - started) / 1_000_000_000L);
        out.flush();
    }
}
