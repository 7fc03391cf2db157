package io.throughline.evidence.seal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a verifier found, by place in the log; the first few are enough to know where to look. */
final class Damage {
    private static final int MOST = 50;

    private record Found(long place, String sentence) {}

    private final List<Found> found = new ArrayList<>();

    void add(long place, String sentence, Object... values) {
        if (found.size() < MOST) found.add(new Found(place, sentence.formatted(values)));
    }

    /** The entries themselves before what follows from them. */
    List<String> found() {
        return found.stream().sorted(Comparator.comparing((Found f) -> !f.sentence.startsWith("Entry ")).thenComparing(Found::place)).map(Found::sentence).toList();
    }
}
