package io.throughline.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real firm's files, which lie beside the project on some machines only. */
public final class SharedFirm {
    private static final Path FOLDER = Path.of("../shared/data/firm");

    private SharedFirm() {}

    /** Skips the test, with the reason, where the files aren't there. */
    public static Path folder() {
        assumeTrue(Files.isRegularFile(FOLDER.resolve("firm.json")), "the real firm's files are not on this machine: " + FOLDER);
        return FOLDER;
    }
}
