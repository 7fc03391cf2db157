package io.throughline.ledger;

import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.firm.Periods;
import io.throughline.page.NavigationEntry;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The books: the trial balance of a day, the proof that nothing was forgotten, and how far the month is from being closed. */
@Controller
@RequestMapping("/ledger")
class LedgerPage {
    private static final int NIGHTS = 7;
    private final Ledger ledger;
    private final PeriodClosing close;
    private final PeriodReopening reopening;
    private final CompletenessProof proof;
    private final Periods periods;
    private final Firm firm;
    private final FirmClock clock;

    LedgerPage(Ledger ledger, PeriodClosing close, PeriodReopening reopening, CompletenessProof proof, Periods periods, Firm firm, FirmClock clock) {
        this.ledger = ledger;
        this.close = close;
        this.reopening = reopening;
        this.proof = proof;
        this.periods = periods;
        this.firm = firm;
        this.clock = clock;
    }

    @Bean
    static NavigationEntry ledgerOnTheWay() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 60, "ledger", "/ledger", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    record Row(String account, String name, Money debit, Money credit, Money balance) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    String show(@RequestParam(required = false) LocalDate asOf, @RequestParam(defaultValue = "false") boolean prove, Model model) {
        var day = asOf == null ? clock.today() : asOf;
        var currency = firm.profile().currency();
        var next = periods.last().map(m -> m.plusMonths(1)).orElse(YearMonth.from(clock.today()).minusMonths(1));
        model.addAttribute("asOf", day);
        model.addAttribute("rows", ledger.trialBalance(day).stream().filter(a -> a.debit().signum() != 0 || a.credit().signum() != 0)
                .map(a -> new Row(a.account(), a.name(), money(a.debit(), currency), money(a.credit(), currency), money(a.balance(), currency))).toList());
        var proved = prove ? Optional.<CompletenessProof.Proof>empty() : proof.lastNight();
        model.addAttribute("proved", proved.map(CompletenessProof.Proof::provedOn).orElse(null));
        var forgotten = proved.isPresent() ? List.<String>of() : ledger.completeness().items();
        model.addAttribute("forgotten", forgotten);
        model.addAttribute("apart", ledger.receivablesApart());
        model.addAttribute("closed", periods.closed());
        model.addAttribute("month", next.toString());
        model.addAttribute("monthStart", next.atDay(1));
        var checklist = close.checklist(next, forgotten);
        model.addAttribute("checklist", checklist);
        boolean started = close.started(next);
        model.addAttribute("started", started);
        model.addAttribute("accruals", started ? close.accruals(next) : List.of());
        periods.last().ifPresent(last -> model.addAttribute("latest", last.toString()).addAttribute("reopening", reopening.waiting(last).orElse(null)));
        model.addAttribute("proofs", proof.latest(NIGHTS));
        model.addAttribute("ready", checklist.stream().allMatch(p -> p.items().isEmpty()));
        model.addAttribute("askedBy", close.askedBy(next).orElse(null));
        return "ledger/ledger";
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.of(amount.toPlainString(), currency);
    }
}
