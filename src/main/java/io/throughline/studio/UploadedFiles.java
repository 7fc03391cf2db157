package io.throughline.studio;

import io.throughline.api.InvalidInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.springframework.web.multipart.MultipartFile;

/** What somebody brings: single files, or a ZIP of them as Modeler's folder looks. */
final class UploadedFiles {
    private static final int MOST_FILES = 300;
    private static final int MOST_BYTES = 4 << 20;

    private UploadedFiles() {}

    static Map<String, byte[]> of(Collection<MultipartFile> parts) {
        var files = new TreeMap<String, byte[]>();
        try {
            for (var part : parts) {
                var name = part.getOriginalFilename() == null || part.getOriginalFilename().isBlank() ? part.getName() : part.getOriginalFilename();
                if (part.isEmpty()) continue;
                if (name.toLowerCase().endsWith(".zip")) unpack(part.getBytes(), files);
                else files.put(name, part.getBytes());
            }
        } catch (IOException e) {
            throw new InvalidInput("files", "cannot be read: " + e.getMessage());
        }
        return files;
    }

    private static void unpack(byte[] zip, Map<String, byte[]> files) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var name = entry.getName();
                if (entry.isDirectory() || name.contains("/.") || name.startsWith(".") || name.contains("__MACOSX")) continue;
                if (files.size() >= MOST_FILES) throw new InvalidInput("files", "are more than " + MOST_FILES);
                var content = in.readNBytes(MOST_BYTES + 1);
                if (content.length > MOST_BYTES) throw new InvalidInput("files", "'%s' holds more than 4 MB".formatted(name));
                files.put(name, content);
            }
        }
    }
}
