package io.throughline;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code throughline serve} as a process of its own, which can be killed without warning and started again on the same data. */
public final class ServedProcess implements AutoCloseable {
    public static final String ADMIN_PASSWORD = "kill-test-admin";
    private final Path folder;
    private final List<String> settings;
    private final int port;
    private volatile Process process;

    public ServedProcess(Path folder, String... settings) throws IOException {
        this.folder = folder;
        this.settings = List.of(settings);
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public boolean isUp() {
        return process != null && process.isAlive();
    }

    /** Starts, and comes back when the last console line is written. */
    public synchronized void start() throws IOException, InterruptedException {
        var console = folder.resolve("console.log");
        Files.deleteIfExists(console);
        var command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"), "-Xmx512m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), "io.throughline.Throughline", "serve",
                "--server.port=" + port, "--throughline.data=" + folder.resolve("data")));
        command.addAll(settings);
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(console.toFile()).directory(folder.toFile());
        builder.environment().put("THROUGHLINE_ADMIN_PASSWORD", ADMIN_PASSWORD);
        process = builder.start();
        for (int tries = 0; tries < 1200; tries++) {
            if (Files.readString(console, StandardCharsets.UTF_8).contains("Throughline is ready")) return;
            if (!process.isAlive()) break;
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IllegalStateException("did not start:\n" + Files.readString(console));
    }

    /** Like kill -9: no hook runs, nothing is closed. */
    public void kill() throws InterruptedException {
        var victim = process;
        if (victim == null) return;
        victim.destroyForcibly();
        victim.waitFor(20, TimeUnit.SECONDS);
    }

    /** Stops the way an administrator would. */
    @Override
    public void close() throws InterruptedException {
        if (process == null) return;
        process.destroy();
        if (!process.waitFor(40, TimeUnit.SECONDS)) process.destroyForcibly();
    }

    public File consoleLog() {
        return folder.resolve("console.log").toFile();
    }
}
