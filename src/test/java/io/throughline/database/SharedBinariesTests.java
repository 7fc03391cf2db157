package io.throughline.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedBinariesTests {
    @TempDir
    Path home;

    @Test
    void areOpenToNobodyElse() throws IOException {
        var folder = SharedBinaries.folder(home).orElseThrow();
        assertThat(SharedBinaries.folder(home)).contains(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.getParent()))).isEqualTo("rwx------");
    }

    @Test
    void doWithoutAHome() throws IOException {
        Files.createFile(home.resolve("file"));
        assertThat(SharedBinaries.folder(home.resolve("file"))).isEmpty();
    }
}
