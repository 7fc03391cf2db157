package io.throughline;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast something went: by the clock, and by the processors' time that it took here and in PostgreSQL, which others on the machine hardly change.
 * Bounds within a run compare the latter, figures of both are printed.
 */
public record Speed(int count, double seconds, double busySeconds) {

    public static Speed of(JdbcClient db, int count, Runnable work) {
        var server = ProcessHandle.of(db.sql("select pg_backend_pid()").query(Long.class).single()).flatMap(ProcessHandle::parent);
        long busy = busyNanos(server.orElse(null));
        long begun = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Speed(count, seconds, (busyNanos(server.orElse(null)) - busy) / 1e9);
    }

    private static long busyNanos(ProcessHandle server) {
        long here = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        return here + (server == null ? 0 : server.children().mapToLong(p -> p.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()).sum());
    }

    public double perSecond() {
        return count / seconds;
    }

    /** Of the processors' time one of them takes. */
    public double millisEach() {
        return busySeconds * 1000 / count;
    }

    @Override
    public String toString() {
        return "%d: %.0f a second, %.2f ms of processor each (load %.1f)".formatted(count, perSecond(), millisEach(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
