package io.throughline.billing.unbilled;

import io.throughline.api.PageOf;
import io.throughline.billing.Adjustment;
import io.throughline.billing.Adjustments;
import io.throughline.billing.Deposits;
import io.throughline.billing.HeldItems;
import io.throughline.billing.InvoiceSummary;
import io.throughline.billing.LinePricing;
import io.throughline.billing.Retainers;
import io.throughline.billing.drafting.Span;
import io.throughline.firm.FirmClock;
import io.throughline.project.Projects;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A project's billing beside its terms: what is open and held back, reductions and surcharges, deposits, its retainer. */
@RestController
@RequestMapping("/api/v1")
class ProjectBillingController {
    private static final String READERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','AUDITOR','ADMIN')";
    private static final String KEEPERS = "hasAnyRole('MANAGER','FINANCE','DIRECTOR','ADMIN')";

    record Hold(List<HeldItems.Item> items, String reason) {}

    /** Either {@code percent} of work and fees, or {@code amount} in the project's currency. */
    record Adjust(Adjustment.Kind kind, BigDecimal percent, BigDecimal amount, String reason) {}

    record NewDeposit(BigDecimal amount) {}

    private final Unbilled unbilled;
    private final HeldItems held;
    private final Adjustments adjustments;
    private final Deposits deposits;
    private final Retainers retainers;
    private final Realisation realisation;
    private final Projects projects;
    private final FirmClock clock;

    ProjectBillingController(Unbilled unbilled, HeldItems held, Adjustments adjustments, Deposits deposits, Retainers retainers, Realisation realisation, Projects projects, FirmClock clock) {
        this.unbilled = unbilled;
        this.held = held;
        this.adjustments = adjustments;
        this.deposits = deposits;
        this.retainers = retainers;
        this.realisation = realisation;
        this.projects = projects;
        this.clock = clock;
    }

    /** Item by item, with its rate and, where it is held back, why. */
    @GetMapping("/projects/{code}/unbilled")
    @PreAuthorize(READERS)
    UnbilledItems unbilled(@PathVariable String code, @RequestParam(required = false) LocalDate upTo) {
        projects.get(code);
        var days = Span.until(upTo == null ? clock.today() : upTo);
        var why = held.of(code).stream().collect(Collectors.toMap(h -> h.kind() + h.id(), HeldItems.Held::reason));
        var time = Stream.concat(unbilled.time(code, days, false).stream(), unbilled.heldTime(code, days).stream())
                .map(t -> new UnbilledItems.Time(t.id(), t.workDate(), t.personCode(), t.taskCode(), t.hours(), t.rules() == null ? List.of() : LinePricing.rules(t.rules()), why.get("TIME" + t.id()))).toList();
        var spent = Stream.concat(unbilled.expenses(code, days, false).stream(), unbilled.heldExpenses(code, days).stream())
                .map(x -> new UnbilledItems.Spent(x.id(), x.expenseDate(), x.category(), Money.rounded(x.amount(), x.currency()), x.markupPercent(), why.get("EXPENSE" + x.id()))).toList();
        return new UnbilledItems(time, spent);
    }

    @GetMapping("/projects/{code}/unbilled/held")
    @PreAuthorize(READERS)
    List<HeldItems.Held> held(@PathVariable String code) {
        return held.of(code);
    }

    /** They stay unbilled, with the reason, until they are let go. */
    @PostMapping("/projects/{code}/unbilled/hold")
    @PreAuthorize(KEEPERS)
    List<HeldItems.Held> hold(@PathVariable String code, @RequestBody Hold hold) {
        return held.hold(code, hold.items(), hold.reason());
    }

    @PostMapping("/projects/{code}/unbilled/let-go")
    @PreAuthorize(KEEPERS)
    List<HeldItems.Held> letGo(@PathVariable String code, @RequestBody Hold items) {
        return held.letGo(code, items.items());
    }

    @GetMapping("/projects/{code}/adjustments")
    @PreAuthorize(READERS)
    List<Adjustment> adjustments(@PathVariable String code) {
        return adjustments.of(code);
    }

    /** On the next invoice; above the limit of the table a director approves it first. */
    @PostMapping("/projects/{code}/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize(KEEPERS)
    Adjustment adjust(@PathVariable String code, @RequestBody Adjust wish) {
        return adjustments.get(adjustments.request(code, wish.kind(), wish.percent(), wish.amount(), wish.reason()).id());
    }

    /** Of every project, what waits for a decision first. */
    @GetMapping("/adjustments")
    @PreAuthorize(READERS)
    PageOf<Adjustment> all(@RequestParam(required = false) Adjustment.State state, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return adjustments.page(state, page, size);
    }

    @PostMapping("/adjustments/{id}/withdraw")
    @PreAuthorize(KEEPERS)
    Adjustment withdraw(@PathVariable long id) {
        return adjustments.withdraw(id);
    }

    @GetMapping("/projects/{code}/deposits")
    @PreAuthorize(READERS)
    List<Deposits.Deposit> deposits(@PathVariable String code) {
        return deposits.of(code);
    }

    @PostMapping("/projects/{code}/deposits")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN')")
    InvoiceSummary askForDeposit(@PathVariable String code, @RequestBody NewDeposit wish) {
        return deposits.request(code, wish.amount());
    }

    /** How much of what hours were worth was billed, and by which reasons not: by project, for runs of these days. */
    @GetMapping("/realisation")
    @PreAuthorize(READERS)
    List<Realisation.OfProject> realisation(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, @RequestParam(required = false) String project) {
        var last = to == null ? clock.today() : to;
        return realisation.of(from == null ? last.withDayOfYear(1) : from, last, project);
    }

    @GetMapping("/projects/{code}/retainer")
    @PreAuthorize(READERS)
    List<Retainers.Period> retainer(@PathVariable String code) {
        return retainers.of(code);
    }
}
