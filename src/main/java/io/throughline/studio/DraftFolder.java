package io.throughline.studio;

import io.throughline.models.ModelSource;
import io.throughline.process.ModelFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Models as a folder: read from an analyst's, written for a play. */
final class DraftFolder {
    private DraftFolder() {}

    /** The analyst's files over those beneath; what the folder lacks is as there. */
    static List<ModelSource> over(List<ModelSource> beneath, Path draft) throws IOException {
        var changed = new TreeMap<String, byte[]>();
        for (var place : new String[] {"processes", "forms"}) {
            if (!Files.isDirectory(draft.resolve(place))) continue;
            try (var files = Files.walk(draft.resolve(place), 2)) {
                for (var file : files.filter(f -> f.toString().matches(".*\\.(bpmn|dmn|form|yml)")).toList()) {
                    changed.put(ReleaseFiles.place(draft.relativize(file).toString()), Files.readAllBytes(file));
                }
            }
        }
        return ReleaseFiles.laidOver(beneath, changed);
    }

    static void lay(List<ModelSource> files, Path folder) throws IOException {
        for (var file : files) {
            var place = folder.resolve(file.name());
            Files.createDirectories(place.getParent());
            Files.write(place, file.content());
        }
    }

    static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
