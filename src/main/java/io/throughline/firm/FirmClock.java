package io.throughline.firm;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * The clock on the firm's wall, in the JVM's default zone (which is the firm's, set before anything else).
 * Real, or virtual: then it stands still until it is moved on, never back.
 */
public final class FirmClock extends Clock {
    private volatile Instant virtualNow;

    private FirmClock(Instant virtualNow) {
        this.virtualNow = virtualNow;
    }

    public static FirmClock real() {
        return new FirmClock(null);
    }

    public static FirmClock virtual(Instant start) {
        return new FirmClock(start);
    }

    public boolean isVirtual() {
        return virtualNow != null;
    }

    /** Only for whoever moves the engine's clock along with it ({@code process.engine}). */
    public void moveTo(Instant to) {
        if (!isVirtual()) throw new IllegalStateException("a real clock cannot be moved");
        if (to.isBefore(virtualNow)) throw new IllegalArgumentException("time does not go back: it is %s, not %s".formatted(virtualNow, to));
        virtualNow = to;
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    public LocalDateTime now() {
        return LocalDateTime.now(this);
    }

    @Override
    public Instant instant() {
        return isVirtual() ? virtualNow : Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.systemDefault();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return isVirtual() ? Clock.fixed(virtualNow, zone) : Clock.system(zone);
    }
}
