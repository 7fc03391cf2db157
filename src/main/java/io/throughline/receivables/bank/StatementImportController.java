package io.throughline.receivables.bank;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.receivables.bank.BankStatements.Imported;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The firm's bank statements, and what is to be done about their lines. */
@RestController
@RequestMapping("/api/v1/payments")
class StatementImportController {
    private static final String READERS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private static final int LARGEST = 12 * 1024 * 1024;
    private static final Set<String> STATES = Set.of("OPEN", "MATCHED", "CONFIRMED", "ADVANCE", "SET_ASIDE");
    private final BankStatements statements;
    private final BankLines lines;
    private final StatementMappings mappings;

    StatementImportController(BankStatements statements, BankLines lines, StatementMappings mappings) {
        this.statements = statements;
        this.lines = lines;
        this.mappings = mappings;
    }

    record Confirmed(String invoiceNumber) {}

    record InAdvance(String clientCode) {}

    /** The file as the body ({@code application/xml}, {@code text/csv}), or as the part {@code file} of a form. */
    @PostMapping("/import")
    @PreAuthorize(FINANCE)
    @ResponseStatus(HttpStatus.CREATED)
    Imported take(HttpServletRequest request, @RequestParam(required = false) String format, @RequestParam(required = false) String mapping) throws IOException, ServletException {
        var type = request.getContentType();
        if (type == null || !type.startsWith("multipart/")) {
            var file = request.getInputStream().readNBytes(LARGEST + 1);
            if (file.length > LARGEST) throw new InvalidInput("file", "is larger than 12 MB");
            if (file.length == 0) throw new InvalidInput("file", "send the file as the body, with Content-Type application/xml or text/csv");
            return statements.take(file, "", format, mapping);
        }
        var part = request.getPart("file");
        if (part == null) throw new InvalidInput("file", "is missing: send it as the part 'file'");
        return statements.take(part.getInputStream().readAllBytes(), part.getSubmittedFileName(), format, mapping);
    }

    /** {@code state} OPEN: what waits for a person, with suggestions. */
    @GetMapping("/lines")
    @PreAuthorize(READERS)
    PageOf<BankLine> lines(@RequestParam(required = false) String state, @RequestParam(required = false) Long statement, @RequestParam(defaultValue = "0") int page,
                           @RequestParam(defaultValue = "50") int size) {
        if (state != null && !STATES.contains(state)) throw new InvalidInput("state", "is one of OPEN, MATCHED, CONFIRMED, ADVANCE, SET_ASIDE");
        return lines.page(state, statement, page, size);
    }

    @PostMapping("/lines/{id}/confirm")
    @PreAuthorize(FINANCE)
    BankLine confirm(@PathVariable long id, @RequestBody Confirmed confirmed) {
        if (confirmed.invoiceNumber() == null || confirmed.invoiceNumber().isBlank()) throw new InvalidInput("invoiceNumber", "is missing");
        return statements.confirm(id, confirmed.invoiceNumber().strip());
    }

    @PostMapping("/lines/{id}/advance")
    @PreAuthorize(FINANCE)
    BankLine advance(@PathVariable long id, @RequestBody InAdvance advance) {
        if (advance.clientCode() == null || advance.clientCode().isBlank()) throw new InvalidInput("clientCode", "is missing");
        return statements.payInAdvance(id, advance.clientCode().strip());
    }

    @PostMapping("/lines/{id}/set-aside")
    @PreAuthorize(FINANCE)
    BankLine setAside(@PathVariable long id) {
        return statements.setAside(id);
    }

    @GetMapping("/mappings")
    @PreAuthorize(READERS)
    Map<String, StatementMapping> mappings() {
        return mappings.all();
    }

    @PutMapping("/mappings/{name}")
    @PreAuthorize(FINANCE)
    StatementMapping save(@PathVariable String name, @RequestBody StatementMapping mapping) {
        mappings.save(name, mapping);
        return mappings.get(name);
    }
}
