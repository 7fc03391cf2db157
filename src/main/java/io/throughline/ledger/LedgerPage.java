package io.throughline.ledger;

import io.throughline.firm.Firm;
import io.throughline.firm.FirmClock;
import io.throughline.firm.Periods;
import io.throughline.page.NavigationEntry;
import io.throughline.quantity.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The books: the trial balance of a day, the proof that nothing was forgotten, and closing a month by its checklist. */
@Controller
@RequestMapping("/ledger")
class LedgerPage {
    private static final String FINANCE = "hasAnyRole('FINANCE','DIRECTOR','ADMIN')";
    private final Ledger ledger;
    private final PeriodClose close;
    private final Periods periods;
    private final Firm firm;
    private final FirmClock clock;
    private final MessageSource messages;

    LedgerPage(Ledger ledger, PeriodClose close, Periods periods, Firm firm, FirmClock clock, MessageSource messages) {
        this.ledger = ledger;
        this.close = close;
        this.periods = periods;
        this.firm = firm;
        this.clock = clock;
        this.messages = messages;
    }

    @Bean
    static NavigationEntry ledgerOnTheWay() {
        return NavigationEntry.of(NavigationEntry.Group.MONEY, 60, "ledger", "/ledger", "FINANCE", "DIRECTOR", "ADMIN", "AUDITOR");
    }

    record Row(String account, String name, Money debit, Money credit, Money balance) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('FINANCE','DIRECTOR','ADMIN','AUDITOR')")
    String show(@RequestParam(required = false) LocalDate asOf, Model model) {
        var day = asOf == null ? clock.today() : asOf;
        var currency = firm.profile().currency();
        var next = periods.last().map(m -> m.plusMonths(1)).orElse(YearMonth.from(clock.today()).minusMonths(1));
        model.addAttribute("asOf", day);
        model.addAttribute("rows", ledger.trialBalance(day).stream().filter(a -> a.debit().signum() != 0 || a.credit().signum() != 0)
                .map(a -> new Row(a.account(), a.name(), money(a.debit(), currency), money(a.credit(), currency), money(a.balance(), currency))).toList());
        model.addAttribute("completeness", ledger.completeness());
        model.addAttribute("apart", ledger.receivablesApart());
        model.addAttribute("closed", periods.closed());
        model.addAttribute("month", next.toString());
        model.addAttribute("checklist", close.checklist(next));
        model.addAttribute("ready", close.checklist(next).stream().allMatch(p -> p.items().isEmpty()));
        model.addAttribute("askedBy", close.askedBy(next).orElse(null));
        return "ledger/ledger";
    }

    @PostMapping("/periods/{month}/close")
    @PreAuthorize(FINANCE)
    String ask(@PathVariable String month, RedirectAttributes then) {
        close.request(PeriodClose.month(month));
        return done(then, "books.done.asked", month);
    }

    @PostMapping("/periods/{month}/confirm")
    @PreAuthorize(FINANCE)
    String confirm(@PathVariable String month, RedirectAttributes then) {
        close.confirm(PeriodClose.month(month));
        return done(then, "books.done.closed", month);
    }

    private String done(RedirectAttributes then, String key, String month) {
        then.addFlashAttribute("done", messages.getMessage(key, new Object[] {month}, LocaleContextHolder.getLocale()));
        return "redirect:/ledger";
    }

    private static Money money(BigDecimal amount, String currency) {
        return Money.of(amount.toPlainString(), currency);
    }
}
