package io.throughline.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** A file that somebody sends: as the body, or as the part {@code file} of a form. */
public final class SentFile {
    private static final int LARGEST = 12 * 1024 * 1024;

    private SentFile() {}

    public static byte[] of(HttpServletRequest request) throws IOException, ServletException {
        var type = request.getContentType();
        if (type != null && type.startsWith("multipart/")) {
            var part = request.getPart("file");
            if (part == null) throw new InvalidInput("file", "It is missing: send it as the part 'file'.");
            return part.getInputStream().readAllBytes();
        }
        var file = request.getInputStream().readNBytes(LARGEST + 1);
        if (file.length > LARGEST) throw new InvalidInput("file", "It is larger than 12 MB.");
        if (file.length == 0) throw new InvalidInput("file", "Send the file as the body, with Content-Type text/csv.");
        return file;
    }
}
