package io.throughline.replay.deed;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** What people are going to do, in order of time; at one instant by rank, then first come first served. */
public final class Agenda {
    private final PriorityQueue<Deed> deeds = new PriorityQueue<>(Comparator.comparing(Deed::at).thenComparing(Deed::rank).thenComparing(Deed::number));
    private long count;

    /** {@code what} completes "could not go on while …". */
    public record Deed(Instant at, int rank, long number, String what, Runnable doing) {}

    /** {@code at} in the firm's zone. */
    void add(LocalDateTime at, int rank, String what, Runnable doing) {
        deeds.add(new Deed(at.atZone(ZoneId.systemDefault()).toInstant(), rank, count++, what, doing));
    }

    void add(LocalDateTime at, String what, Runnable doing) {
        add(at, 0, what, doing);
    }

    public Optional<Instant> next() {
        return Optional.ofNullable(deeds.peek()).map(Deed::at);
    }

    /** The next deed of exactly that instant or of one before, taken off. */
    public Optional<Deed> takeUpTo(Instant instant) {
        var first = deeds.peek();
        return first == null || first.at().isAfter(instant) ? Optional.empty() : Optional.of(deeds.poll());
    }
}
