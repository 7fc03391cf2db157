package io.throughline.journal;

import java.util.function.Supplier;

/**
 * Who acts, for the length of a call: the signed-in person at a door, or {@link #SYSTEM} for jobs and timers.
 * Set by the doors (security, the inbox, the replay), read by the journal and by guards such as "not your own lines".
 */
public final class Actor {
    public static final String SYSTEM = "system";
    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private Actor() {}

    public static String current() {
        var who = CURRENT.get();
        return who == null ? SYSTEM : who;
    }

    public static <T> T as(String who, Supplier<T> deed) {
        var before = CURRENT.get();
        CURRENT.set(who);
        try {
            return deed.get();
        } finally {
            if (before == null) CURRENT.remove();
            else CURRENT.set(before);
        }
    }

    public static void as(String who, Runnable deed) {
        as(who, () -> {
            deed.run();
            return null;
        });
    }
}
