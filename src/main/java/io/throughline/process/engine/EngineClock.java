package io.throughline.process.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** The engine's clock: one static a JVM, so virtual time belongs to a process of the operating system. */
public final class EngineClock {

    private EngineClock() {}

    public static void set(Instant now) {
        ClockUtil.setCurrentTime(Date.from(now));
    }

    public static void reset() {
        ClockUtil.reset();
    }
}
