package io.throughline.timesheet.file;

import io.throughline.api.SentFile;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
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
        return imports.run(SentFile.of(request), TimeFileShape.named(shape), dryRun);
    }
}
