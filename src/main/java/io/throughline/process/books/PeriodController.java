package io.throughline.process.books;

import io.throughline.firm.Periods;
import io.throughline.ledger.AccrualChange;
import io.throughline.ledger.PeriodClosing;
import io.throughline.ledger.PeriodReopening;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Months of the books: their checklist, closing them by two people, and opening the latest again. */
@RestController
@RequestMapping("/api/v1/ledger/periods")
class PeriodController {
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private static final String READERS = "hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')";
    private final PeriodClosing closing;
    private final PeriodReopening reopening;
    private final ClosingDesk desk;
    private final Periods periods;

    PeriodController(PeriodClosing closing, PeriodReopening reopening, ClosingDesk desk, Periods periods) {
        this.closing = closing;
        this.reopening = reopening;
        this.desk = desk;
        this.periods = periods;
    }

    /** {@code state}: OPEN, STARTED (its checklist is worked through), ASKED, CLOSED or REOPENING (asked for); {@code accruals}: what closing it would post. */
    record Period(String month, String state, String askedBy, String closedBy, List<PeriodClosing.Point> checklist, List<AccrualChange> accruals) {}

    record Comment(String comment) {}

    record Reason(String reason) {}

    @GetMapping
    @PreAuthorize(READERS)
    List<Period> closed() {
        return periods.closed().stream().map(this::closed).toList();
    }

    @GetMapping("/{month}")
    @PreAuthorize(READERS)
    Period one(@PathVariable String month) {
        var of = PeriodClosing.month(month);
        var closed = periods.closed().stream().filter(c -> c.month().equals(of)).findFirst();
        if (closed.isPresent()) return closed(closed.get());
        var asked = closing.askedBy(of);
        return new Period(month, asked.isPresent() ? "ASKED" : closing.started(of) ? "STARTED" : "OPEN", asked.orElse(null), null, closing.checklist(of), closing.accruals(of));
    }

    private Period closed(Periods.Closed c) {
        return new Period(c.month().toString(), reopening.waiting(c.month()).isPresent() ? "REOPENING" : "CLOSED", c.askedBy(), c.closedBy(), List.of(), List.of());
    }

    /** Begins the checklist: finance gets it as a task. */
    @PostMapping("/{month}/start")
    @PreAuthorize(FINANCE)
    Period start(@PathVariable String month) {
        desk.start(PeriodClosing.month(month));
        return one(month);
    }

    /** The first person asks; refused while a point of the checklist is open. */
    @PostMapping("/{month}/close")
    @PreAuthorize(FINANCE)
    Period ask(@PathVariable String month, Authentication me) {
        desk.ask(PeriodClosing.month(month), me.getName());
        return one(month);
    }

    /** Another person confirms; then nothing is dated into the month any more. */
    @PostMapping("/{month}/confirm")
    @PreAuthorize(FINANCE)
    Period confirm(@PathVariable String month, Authentication me) {
        desk.decide(PeriodClosing.month(month), true, "", me.getName());
        return one(month);
    }

    /** Another person says what is not right yet. */
    @PostMapping("/{month}/decline")
    @PreAuthorize(FINANCE)
    Period decline(@PathVariable String month, @RequestBody Comment why, Authentication me) {
        desk.decide(PeriodClosing.month(month), false, why.comment(), me.getName());
        return one(month);
    }

    /** Asks to open the latest closed month again, with a reason. */
    @PostMapping("/{month}/reopen")
    @PreAuthorize(FINANCE)
    Period reopen(@PathVariable String month, @RequestBody Reason why) {
        desk.askToReopen(PeriodClosing.month(month), why.reason());
        return one(month);
    }

    /** Another person opens it again. */
    @PostMapping("/{month}/reopen/confirm")
    @PreAuthorize(FINANCE)
    Period confirmReopening(@PathVariable String month, Authentication me) {
        desk.decideOnReopening(PeriodClosing.month(month), true, me.getName());
        return one(month);
    }

    /** Another person leaves it closed. */
    @PostMapping("/{month}/reopen/decline")
    @PreAuthorize(FINANCE)
    Period declineReopening(@PathVariable String month, Authentication me) {
        desk.decideOnReopening(PeriodClosing.month(month), false, me.getName());
        return one(month);
    }
}
