package io.throughline.process;

import java.util.Set;

/** Whoever does the outside work in this process; the connectors answer. */
public interface Workers {
    /** Does everything that is open now, in the calling thread; answers how many tasks were completed or failed. What comes of them may want another round. */
    int workOff();

    /** Topics that are served here. */
    Set<String> topics();
}
