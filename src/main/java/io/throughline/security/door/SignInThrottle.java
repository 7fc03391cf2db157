package io.throughline.security.door;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * After five failures of a user from one address, or fifty from one address, one has to wait five seconds, and twice as long after each further one, up to five minutes;
 * forgotten after a quarter of an hour of quiet. Counted for user and address together, so that nobody can lock somebody else out from elsewhere.
 */
@Component
public class SignInThrottle {
    private static final int PER_USER = 5;
    private static final int PER_ADDRESS = 50;
    private static final int REMEMBERED = 20_000;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private final Clock clock = Clock.systemUTC();

    private record Failures(int count, long last, long until) {}

    private final Map<String, Failures> failures = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > REMEMBERED;
        }
    };

    public synchronized void check(String username, String address) {
        long until = Math.max(until(key(username, address)), until(address));
        long now = clock.millis();
        if (until > now) throw new TooManyAttempts((until - now + 999) / 1000);
    }

    public synchronized void failed(String username, String address) {
        count(key(username, address), PER_USER);
        count(address, PER_ADDRESS);
    }

    public synchronized void succeeded(String username, String address) {
        failures.remove(key(username, address));
    }

    private long until(String key) {
        var known = failures.get(key);
        return known == null ? 0 : known.until();
    }

    private void count(String key, int free) {
        long now = clock.millis();
        var known = failures.get(key);
        int count = known == null || now - known.last() > FORGOTTEN.toMillis() ? 1 : known.count() + 1;
        long wait = count < free ? 0 : Math.min(LONGEST.toMillis(), SHORTEST.toMillis() << Math.min(20, count - free));
        failures.put(key, new Failures(count, now, now + wait));
    }

    /** A username never holds a blank. */
    private static String key(String username, String address) {
        return username + " " + address;
    }
}
