package io.throughline.receivables.account;

import io.throughline.firm.FirmClock;
import io.throughline.receivables.Statements;
import java.time.LocalDate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A client's statement of account, on paper or by mail; without days, this year up to today. */
@RestController
@RequestMapping("/api/v1/receivables/statements/{clientCode}")
class StatementController {

    record Posted(long mailId) {}

    private final Statements statements;
    private final FirmClock clock;

    StatementController(Statements statements, FirmClock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    @GetMapping("/account")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    Statement account(@PathVariable String clientCode, @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to) {
        return statements.of(clientCode, from(from, to), to(to));
    }

    @GetMapping("/account.pdf")
    @PreAuthorize("hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    ResponseEntity<byte[]> pdf(@PathVariable String clientCode, @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"statement-%s-%s.pdf\"".formatted(clientCode.replaceAll("[^A-Za-z0-9._-]", "_"), to(to)))
                .body(statements.pdf(clientCode, from(from, to), to(to)));
    }

    @PostMapping("/mail")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    @ResponseStatus(HttpStatus.CREATED)
    Posted mail(@PathVariable String clientCode, @RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to) {
        return new Posted(statements.mail(clientCode, from(from, to), to(to)));
    }

    private LocalDate to(LocalDate to) {
        return to == null ? clock.today() : to;
    }

    private LocalDate from(LocalDate from, LocalDate to) {
        return from == null ? to(to).withDayOfYear(1) : from;
    }
}
