package io.throughline.studio;

import io.throughline.process.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The shipped models with a draft's files laid over them, as a folder. */
final class DraftFolder {
    private DraftFolder() {}

    static void lay(Path draft, Path folder) throws IOException {
        for (var file : ModelFiles.shipped()) put(folder.resolve(file.name()), file.content());
        for (var place : new String[] {"processes", "forms"}) {
            if (!Files.isDirectory(draft.resolve(place))) continue;
            try (var files = Files.walk(draft.resolve(place), 2)) {
                for (var file : files.filter(f -> f.toString().matches(".*\\.(bpmn|dmn|form|yml)")).toList()) {
                    put(folder.resolve(ReleaseFiles.place(draft.relativize(file).toString())), Files.readAllBytes(file));
                }
            }
        }
    }

    private static void put(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
