package io.throughline.billing.drafting;

import io.throughline.api.InvalidInput;
import io.throughline.api.PageOf;
import io.throughline.billing.BillingRunView;
import io.throughline.billing.BillingRuns;
import io.throughline.firm.FirmClock;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing-runs")
class BillingRunsController {
    private final BillingRuns runs;
    private final FirmClock clock;

    BillingRunsController(BillingRuns runs, FirmClock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /** {@code asOf}: the last day of work to bill; without it the end of the month before today. {@code from}: the first one; {@code projects}: only these. */
    record NewRun(LocalDate asOf, LocalDate from, List<String> projects, boolean dryRun) {}

    /** 202: the run goes on by itself, look at it by its id. A dry run is answered at once (200) and leaves no trace. */
    @PostMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    ResponseEntity<BillingRunView> run(@RequestBody(required = false) NewRun run) {
        var upTo = run == null || run.asOf() == null ? clock.today().withDayOfMonth(1).minusDays(1) : run.asOf();
        if (upTo.isAfter(clock.today())) throw new InvalidInput("asOf", "%s is in the future: only work that is done can be billed.".formatted(upTo));
        var from = run == null ? null : run.from();
        if (from != null && from.isAfter(upTo)) throw new InvalidInput("from", "%s is after %s.".formatted(from, upTo));
        List<String> only = run == null || run.projects() == null ? List.of() : run.projects();
        if (run != null && run.dryRun()) return ResponseEntity.ok(runs.dryRun(from, upTo, only));
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(runs.request(from, upTo, only));
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    PageOf<BillingRunView> list(@RequestParam(defaultValue = "0") @Min(0) int page, @RequestParam(defaultValue = "50") @Min(1) @Max(500) int size) {
        return runs.page(page, size);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    BillingRunView get(@PathVariable long id) {
        return runs.get(id);
    }
}
