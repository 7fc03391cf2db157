package io.throughline.timesheet.file;

import io.throughline.api.InvalidInput;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Time that was written down in Harvest, Kimai or QuickBooks Time, as their CSV files tell it. */
@RestController
@RequestMapping("/api/v1/time-entries/import")
@PreAuthorize("hasAnyRole('MANAGER','ADMIN')")
class TimeImportController {
    private static final int LARGEST = 12 * 1024 * 1024;
    private final TimeImport imports;

    TimeImportController(TimeImport imports) {
        this.imports = imports;
    }

    /**
     * The file as the body ({@code text/csv}), or as the part {@code file} of a form. {@code shape}: harvest, kimai or quickbooks; absent, the header
     * tells. {@code dryRun} says what would come of it and writes nothing.
     */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TimeImport.Imported take(@RequestParam(required = false) String shape, @RequestParam(defaultValue = "false") boolean dryRun, HttpServletRequest request)
            throws IOException, ServletException {
        return imports.run(text(file(request)), shape(shape), dryRun);
    }

    private static byte[] file(HttpServletRequest request) throws IOException, ServletException {
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

    private static TimeFileShape shape(String name) {
        if (name == null || name.isBlank()) return null;
        return Arrays.stream(TimeFileShape.values()).filter(s -> s.name().equalsIgnoreCase(name.strip())).findFirst()
                .orElseThrow(() -> new InvalidInput("shape", "'%s' is none of harvest, kimai, quickbooks.".formatted(TimeFile.brief(name))));
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInput("file", "It is no UTF-8; save it in that encoding.");
        }
    }
}
