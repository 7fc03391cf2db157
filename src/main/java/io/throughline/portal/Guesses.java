package io.throughline.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Nobody tries secrets one after the other: after twenty wrong ones within a quarter of an hour an address waits until that is over. */
@Component
class Guesses {
    private static final int FREE = 20;
    private static final int REMEMBERED = 20_000;
    private static final Duration SPAN = Duration.ofMinutes(15);
    private final Clock clock = Clock.systemUTC();

    private record Wrong(int count, long since) {}

    private final Map<String, Wrong> wrong = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > REMEMBERED;
        }
    };

    synchronized boolean tooMany(String address) {
        var known = wrong.get(address);
        return known != null && known.count() >= FREE && clock.millis() - known.since() < SPAN.toMillis();
    }

    synchronized void count(String address) {
        var known = wrong.get(address);
        var now = clock.millis();
        wrong.put(address, known == null || now - known.since() >= SPAN.toMillis() ? new Wrong(1, now) : new Wrong(known.count() + 1, known.since()));
    }

    synchronized void forget() {
        wrong.clear();
    }
}
