package io.throughline.replay;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks at a thread a hundred times a second and notes in which room of the house, or in which framework, its work is being done. */
final class Sampler implements AutoCloseable {
    private final Map<String, AtomicInteger> rooms = new TreeMap<>();
    private final Thread watched;
    private final Thread watcher = new Thread(this::watch, "sampler");
    private volatile boolean on = true;

    Sampler(Thread watched) {
        this.watched = watched;
        watcher.setDaemon(true);
        watcher.start();
    }

    private void watch() {
        try {
            while (on) {
                rooms.computeIfAbsent(room(watched.getStackTrace()), r -> new AtomicInteger()).incrementAndGet();
                Thread.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The innermost caller that is ours or the engine's. */
    private static String room(StackTraceElement[] stack) {
        for (var frame : stack) {
            var name = frame.getClassName();
            if (name.startsWith("org.camunda.bpm.")) return "engine";
            if (name.startsWith("org.camunda.")) return "engine: tables and expressions";
            if (name.startsWith("net.sf.jasperreports")) return "printing";
            if (name.startsWith("io.throughline.") && !name.contains("$$")) {
                var rest = name.substring("io.throughline.".length());
                return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : "throughline";
            }
        }
        return "other";
    }

    /** {@code engine 41 %, timesheet 17 %, …}, the largest first. */
    String shares() {
        double all = rooms.values().stream().mapToInt(AtomicInteger::get).sum();
        var text = new StringBuilder();
        rooms.entrySet().stream().sorted((a, b) -> b.getValue().get() - a.getValue().get())
                .forEach(r -> text.append("%s%s %.1f %%".formatted(text.isEmpty() ? "" : ", ", r.getKey(), 100 * r.getValue().get() / all)));
        return text.toString();
    }

    @Override
    public void close() throws InterruptedException {
        on = false;
        watcher.join();
    }
}
