package io.throughline.ledger;

import io.throughline.firm.Periods;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Months of the books: their checklist, and closing them by two people. */
@RestController
@RequestMapping("/api/v1/ledger/periods")
class PeriodController {
    private final PeriodClose close;
    private final Periods periods;

    PeriodController(PeriodClose close, Periods periods) {
        this.close = close;
        this.periods = periods;
    }

    /** {@code state}: OPEN, ASKED or CLOSED. */
    record Period(String month, String state, String askedBy, String closedBy, List<PeriodClose.Point> checklist) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    List<Period> closed() {
        return periods.closed().stream().map(c -> new Period(c.month().toString(), "CLOSED", c.askedBy(), c.closedBy(), List.of())).toList();
    }

    @GetMapping("/{month}")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    Period one(@PathVariable String month) {
        var of = PeriodClose.month(month);
        var closed = periods.closed().stream().filter(c -> c.month().equals(of)).findFirst();
        if (closed.isPresent()) return new Period(month, "CLOSED", closed.get().askedBy(), closed.get().closedBy(), List.of());
        var asked = close.askedBy(of);
        return new Period(month, asked.isPresent() ? "ASKED" : "OPEN", asked.orElse(null), null, close.checklist(of));
    }

    /** The first person asks. */
    @PostMapping("/{month}/close")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Period ask(@PathVariable String month) {
        close.request(PeriodClose.month(month));
        return one(month);
    }

    /** Another person confirms; then nothing is dated into the month any more. */
    @PostMapping("/{month}/confirm")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    Period confirm(@PathVariable String month) {
        close.confirm(PeriodClose.month(month));
        return one(month);
    }
}
