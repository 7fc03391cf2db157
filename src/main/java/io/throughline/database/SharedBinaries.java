package io.throughline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** PostgreSQL's programs, unpacked once for all plays of one person: unpacking them took a quarter of a play's start. */
final class SharedBinaries {
    private SharedBinaries() {}

    /** Nothing where there is no home to write into. The folder is closed to others: what lies there is run. */
    static Optional<Path> folder(Path home) {
        var cache = home.resolve(".cache");
        var ours = cache.resolve("throughline");
        try {
            Files.createDirectories(cache);
            if (!Files.isDirectory(ours)) Files.createDirectory(ours, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return Files.isWritable(ours) && Files.getOwner(ours).equals(Files.getOwner(home)) ? Optional.of(ours.resolve("postgres-binaries")) : Optional.empty();
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
