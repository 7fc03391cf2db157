package io.throughline;

import io.throughline.firm.FirmClock;
import io.throughline.process.VirtualTime;
import io.throughline.process.engine.EngineClock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.boot.test.context.TestComponent;

/** Moves the virtual clock in tests and does what is due on the way. */
@TestComponent
public class Times {
    private final FirmClock clock;
    private final VirtualTime time;

    Times(FirmClock clock, VirtualTime time) {
        this.clock = clock;
        this.time = time;
    }

    /** {@code "2026-01-14T09:00"}, local in the firm's zone. */
    public void moveTo(String localDateTime) {
        moveTo(LocalDateTime.parse(localDateTime));
    }

    public void moveTo(LocalDateTime at) {
        ours();
        time.moveTo(at.atZone(ZoneId.systemDefault()).toInstant());
    }

    public void daysOn(int days) {
        moveTo(clock.now().plusDays(days));
    }

    /** Does what is due now. */
    public void drain() {
        ours();
        time.drain();
    }

    public LocalDate today() {
        return clock.today();
    }

    public LocalDateTime now() {
        return clock.now();
    }

    /** The engine's clock is one a JVM: an import or a replay of another test has left it at its own time. */
    private void ours() {
        EngineClock.set(clock.instant());
    }
}
