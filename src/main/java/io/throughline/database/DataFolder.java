package io.throughline.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A folder with a database in it, owned by one living application at a time; a server that a killed owner left behind is stopped. */
final class DataFolder implements AutoCloseable {
    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    static DataFolder claim(Path folder) {
        var absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            var channel = FileChannel.open(absolute.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new CannotStart("The data folder %s is in use by another Throughline. Stop that one, or give another folder with --throughline.data=FOLDER."
                        .formatted(absolute));
            }
            var claimed = new DataFolder(absolute, channel, lock);
            claimed.stopOrphan();
            return claimed;
        } catch (IOException e) {
            throw new CannotStart("The data folder %s cannot be used: %s".formatted(absolute, e.getMessage()));
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path working() {
        return folder.resolve("postgres-binaries");
    }

    /** We hold the lock, so whoever is named in postmaster.pid has lost its owner. */
    private void stopOrphan() throws IOException {
        var pidFile = postgres().resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return;
        var lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        boolean ours = lines.size() > 1 && Path.of(lines.get(1).strip()).equals(postgres());
        var orphan = ours ? ProcessHandle.of(Long.parseLong(lines.get(0).strip())) : Optional.<ProcessHandle>empty();
        if (orphan.isPresent() && looksLikePostgres(orphan.get())) {
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (TimeoutException slow) {
                orphan.get().destroyForcibly();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        Files.deleteIfExists(pidFile);
    }

    void deleteBooks() {
        if (!Files.exists(postgres())) return;
        try (var files = Files.walk(postgres())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean looksLikePostgres(ProcessHandle process) {
        return process.info().command().map(c -> c.contains("postgres")).orElse(true);
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
