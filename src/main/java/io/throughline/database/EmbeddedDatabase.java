package io.throughline.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A PostgreSQL of our own on a free loopback port, durable like any other: fsync and synchronous commit are on. */
public final class EmbeddedDatabase implements AutoCloseable {
    private final DataFolder folder;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(DataFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    public static EmbeddedDatabase open(Path dataFolder) {
        return open(dataFolder, false);
    }

    /** How every server of ours runs. {@code thrownAway}: nobody needs it after a crash, so nothing is written twice or waited for. */
    public static Map<String, String> settings(boolean thrownAway) {
        var durable = thrownAway ? "off" : "on";
        // A replay fills a year's tables in a minute: plans made while they were empty must not last that long.
        return Map.of("fsync", durable, "full_page_writes", durable, "synchronous_commit", durable, "shared_buffers", "128MB", "autovacuum_naptime", "5s");
    }

    static EmbeddedDatabase open(Path dataFolder, boolean thrownAway) {
        var folder = DataFolder.claim(dataFolder);
        var programs = thrownAway ? SharedBinaries.folder(Path.of(System.getProperty("user.home"))).orElse(folder.working()) : folder.working();
        try {
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.postgres())
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("listen_addresses", "127.0.0.1");
            settings(thrownAway).forEach(server::setServerConfig);
            return new EmbeddedDatabase(folder, server.start());
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw new CannotStart("The embedded PostgreSQL in %s did not start: %s".formatted(dataFolder.toAbsolutePath(), e.getMessage()));
        }
    }

    /** Throws away what is in a data folder that nobody uses. */
    public static void clear(Path dataFolder) {
        try (var folder = DataFolder.claim(dataFolder)) {
            folder.deleteBooks();
        }
    }

    public String url() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            folder.close();
        }
    }
}
