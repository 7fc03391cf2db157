package io.throughline.process;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;

/** A moment on the firm's clock, as the engine's timers and due dates take it. */
public final class Moment {
    private Moment() {}

    public static Date of(LocalDateTime at) {
        return Date.from(at.atZone(ZoneId.systemDefault()).toInstant());
    }

    public static LocalDateTime of(Date at) {
        return LocalDateTime.ofInstant(at.toInstant(), ZoneId.systemDefault());
    }
}
