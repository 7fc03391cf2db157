package io.throughline.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

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

    /** {@code thrownAway}: nobody needs it after a crash, so nothing is written twice or waited for. */
    static EmbeddedDatabase open(Path dataFolder, boolean thrownAway) {
        var folder = DataFolder.claim(dataFolder);
        var programs = thrownAway ? SharedBinaries.folder(Path.of(System.getProperty("user.home"))).orElse(folder.working()) : folder.working();
        try {
            return new EmbeddedDatabase(folder, EmbeddedPostgres.builder()
                    .setDataDirectory(folder.postgres())
                    .setOverrideWorkingDirectory(programs.toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setServerConfig("fsync", thrownAway ? "off" : "on")
                    .setServerConfig("full_page_writes", thrownAway ? "off" : "on")
                    .setServerConfig("synchronous_commit", thrownAway ? "off" : "on")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "128MB")
                    // A replay fills a year's tables in a minute: plans made while they were empty must not last that long.
                    .setServerConfig("autovacuum_naptime", "5s")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start());
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
